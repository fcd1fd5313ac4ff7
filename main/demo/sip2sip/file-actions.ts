import { verdict, type DemoAction } from './action.ts'

/** Every call makes a new pair; certificate first, then its key, which is not encrypted whatever the page says. */
const getCertificate: DemoAction = async ({ user, pki }) => {
  const { certPem, keyPem } = await pki.issue({ commonName: String(user.ownerId), email: user.email })
  return {
    contentType: 'application/x-crt',
    fileName: `sipthor-owner-certificate-${user.ownerId}.crt`,
    body: certPem + keyPem,
  }
}

/** The file's password is the SIP password. */
const getP12: DemoAction = async ({ user, pki }) => {
  const credential = await pki.issue({ commonName: String(user.ownerId), email: user.email })
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
