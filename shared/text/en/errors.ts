import type { ErrorCode } from '../../errors.ts'
import { updateErrors } from './update-errors.ts'

/*
 * Every sentence of the product in English: screens, tray, notifications, command line. Pure data.
 *
 * Error sentences say what happened, what still works and what to do next. Their little language is filled by
 * `error-sentence.ts`: `{{host|the server}}` is a field with the words to use when it is missing, and a part in square
 * brackets is left out when a field inside it is missing. The first sentence stands alone as a headline.
 */
export const errors = {
  // what the caller asked
  'bad-request':
    'Sidetone refused this request. Nothing was changed. Close this window, open it again and retry.',
  usage:
    'This command was not understood[ near “{{detail}}”]. Nothing was changed. Add --help to see how it is written.',
  'invalid-input':
    'This entry does not fit[: {{field}}].[ {{host|The server}} says: “{{serverText}}”.] Nothing was changed. Correct it and try again.',
  'file-unreadable':
    'The file cannot be read. Nothing was changed. Check that it still exists and that you may open it, then choose it again.',
  'file-invalid': 'This file is not what is needed here. Nothing was changed. Choose another file.',
  'no-account': 'There is no account yet. Add one to make calls and to see whether you can be reached.',
  'no-such-account':
    'This account is not set up here[: {{detail}}]. Your other accounts are not affected. Choose one from the list of accounts.',
  'account-exists': 'You already have an account of this name. Nothing was stored. Choose another name.',
  'account-ambiguous': 'More than one account could be meant. Nothing was changed. Say which account to use.',
  'not-found': 'This is no longer there. Nothing was changed. Refresh to see what there is now.',
  'not-supported':
    '{{account|This account}} cannot do this. Everything else works as before. Your phone company may offer it on its own website.',
  conflict:
    'Someone or something changed this in the meantime. Your change was not made. Look at what is set now and try again.',
  cancelled: 'Cancelled. Nothing was changed.',
  'draft-expired':
    'This form was open for too long, so the certificate and passwords in it were wiped. Everything else you typed is still here. Choose the certificate again and continue.',

  // what the server said
  unauthorized:
    '{{host|The server}} does not accept this user name or password[ for {{account}}]. Other accounts are not affected. Enter the password again.',
  forbidden:
    '{{host|The server}} knows you but does not allow this. Everything else works as before. Ask whoever runs your phone system for permission.',
  'client-certificate-required':
    '{{host|The server}} asks for a certificate and did not get one. Other accounts are not affected. Choose the certificate file you were given.',
  'client-certificate-refused':
    '{{host|The server}} does not accept your certificate. Other accounts are not affected. It may have been replaced or withdrawn: ask your phone company for a new one.',
  'refused-by-server':
    '{{host|The server}} refused the change[: “{{serverText}}”]. Your settings there are as they were. Check the value and try again.',
  'rate-limited':
    '{{host|The server}} asks us to slow down. Calls are not affected. [Trying again in {{retryAfterSec}} s.]',
  'server-error':
    '{{host|The server}} has a problem of its own[ (status {{status}})]. Your settings there are as they were. Try again in a few minutes.',
  'bad-response':
    '{{host|The server}} answered with something Sidetone does not understand. Nothing was changed here. Check the address, or tell whoever runs the server.',
  'response-too-large':
    '{{host|The server}} sent more than Sidetone takes at once. What you see is what was known before. Try again later, or ask for a shorter period.',
  'response-truncated':
    'The answer of {{host|the server}} broke off in the middle. What you see is what was known before. Try again.',
  'not-this-system':
    '{{host|This address}} answers, but it is another kind of system than the one you chose. Nothing was stored. Check the address or choose another provider.',

  // how far we got
  'name-not-found':
    'Can’t find {{host|the server}}. Other accounts are not affected. Check the spelling and your connection; some networks block names.',
  unreachable:
    'Can’t reach {{host|the server}}. Other accounts are not affected. Check your connection[; trying again in {{retryAfterSec}} s].',
  timeout:
    'No answer from {{host|the server}}. Other accounts are not affected. [Trying again in {{retryAfterSec}} s. ]If this goes on, check your connection.',
  'tls-unknown-issuer':
    '{{host|This server}} proves its identity with a certificate nobody vouches for. Nothing was sent to it. Compare its code with the one on the device, and trust it only if they are the same.',
  'tls-wrong-host':
    'The certificate of {{host|this server}} belongs to another name. Nothing was sent to it. Check the address for spelling.',
  'tls-expired':
    'The certificate of {{host|this server}} has expired. Nothing was sent to it. Check your computer’s date, or tell whoever runs the server.',
  'tls-pin-changed':
    'Stop: {{host|this server}} shows another certificate than the one you trusted. Nothing was sent to it, and it stays disconnected. Trust the new one only if you know why it changed.',
  'tls-failed':
    'No secure connection to {{host|the server}} could be made. Nothing was sent to it. Check the address and the port.',
  'insecure-transport':
    'The connection to {{host|this server}} would not be private. Nothing was sent to it. Use an address that begins with https, or allow it for this account.',

  // certificates and keys
  'certificate-unreadable':
    'This file does not hold a certificate that can be read. Nothing was stored. Choose a file that ends in .p12, .pfx or .pem.',
  'certificate-password-wrong':
    'This password does not open the certificate. The file is still chosen. Enter the password you got with it.',
  'certificate-key-missing':
    'The certificate comes without its key. Nothing was stored. Export it again together with the key.',
  'certificate-key-mismatch':
    'The key belongs to another certificate. Nothing was stored. Choose the key that was made with this certificate.',
  'certificate-key-password-wrong':
    'This password does not open the key. The file is still chosen. Enter the password of the key.',
  'certificate-expired':
    'This certificate has expired, so servers will refuse it. Other accounts are not affected. Ask your phone company for a new one.',
  'certificate-not-yet-valid':
    'This certificate is not valid yet. Other accounts are not affected. Check your computer’s date, or wait until it begins.',
  'certificate-weak':
    'This certificate is of an old kind that is no longer safe to use. Nothing was stored. Ask your phone company for a new one.',
  'certificate-legacy-format':
    'This file is in an old format that Sidetone does not open by itself. Nothing was stored. Export the certificate again, or allow the old format.',

  // this machine
  'secret-store-unavailable':
    'Your computer’s keychain is locked or missing. What needs no password still works. Unlock it and try again.',
  'secret-missing':
    'The password[ of {{account}}] is no longer in your computer’s keychain. Other accounts are not affected. Enter it again.',
  'storage-full': 'The disk is full. Calls still work, but nothing new is kept. Free some space.',
  'storage-corrupt':
    'A file of Sidetone was damaged and was set aside. Calls still work. What could be saved was saved; check your accounts and settings.',
  'storage-too-new':
    'Your data was written by a newer version of Sidetone. It was left untouched. Install the newer version again.',
  'storage-unavailable':
    'Sidetone cannot write to its folder. Calls still work, but changes are lost when you quit. Check the permissions of the folder.',
  'microphone-unavailable':
    'The microphone cannot be used. You can hear callers, but they cannot hear you. Allow it in your system’s privacy settings, or plug one in.',
  'app-unavailable': 'Sidetone is not running on this profile. Nothing was changed. Start it and try again.',

  'managed-settings-invalid':
    'The file with your administrator’s settings cannot be used[: {{field}}][ ({{detail}})]. Nothing of it is in effect; your own settings are. Tell whoever looks after this computer.',
  'managed-forbidden':
    'Whoever looks after this computer has fixed this[: {{field}}]. Nothing was changed. Ask them if you need it otherwise.',

  ...updateErrors,

  // calls
  'target-invalid':
    'This is neither a number nor an address. Nothing was dialled. Type something like 200 or ann@example.org.',
  'line-not-ready':
    '{{account|Your line}} is not connected to its phone server, so it cannot make calls now. Other lines are not affected. Choose another line or wait until it is ready.',
  'call-not-found': 'This call has already ended. You can call back from the list of calls.',
  'call-failed':
    'The call did not go through[ (status {{status}})].[ The server says: “{{serverText}}”.] Your line is still ready. Try again.',
} as const satisfies Record<ErrorCode, string>
