import type { DemoCredential } from '../pki.ts'
import { verdict, type DemoAction, type DemoQuestion } from './action.ts'

function makePair({ user, pki, behaviour }: DemoQuestion): Promise<DemoCredential> {
  const { ownerId, email } = user
  return pki.issue({ commonName: String(ownerId), email, weak: behaviour.weakCertificates })
}

/** Every call makes a new pair; certificate first, then its key, which is not encrypted whatever the page says. */
const getCertificate: DemoAction = async (question) => {
  const { user } = question
  const { certPem, keyPem } = await makePair(question)
  return {
    contentType: 'application/x-crt',
    fileName: `sipthor-owner-certificate-${user.ownerId}.crt`,
    body: certPem + keyPem,
  }
}

/** The file's password is the SIP password. */
const getP12: DemoAction = async (question) => {
  const { user, pki } = question
  const credential = await makePair(question)
  return {
    contentType: 'application/x-p12',
    fileName: `sipthor-owner-certificate-${user.ownerId}.p12`,
    body: pki.toP12(credential, user.password),
  }
}

export const FILE_ACTIONS: Readonly<Record<string, DemoAction>> = {
  get_crt: getCertificate,
  get_p12: getP12,
  export_identity_proof: () => verdict(false, 'Error: not offered by the demo company'),
}
