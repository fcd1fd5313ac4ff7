import type { ErrorCode } from '../../errors.ts'
import { adminErrors } from './admin-errors.ts'
import { peopleErrors } from './people-errors.ts'

/** Closer sentences for a code with a known `detail`, keyed `code/detail`. */
export const errorDetails = {
  'call-failed/text-refused': 'The text was not taken.[ Their server says: {{serverText}}.]',
  'app-unavailable/died':
    'Sidetone ended while it carried this out. It may be done or not: look at the state before you repeat it.',
  'app-unavailable/hangs':
    'Sidetone runs on this profile but does not answer. Nothing was changed. Quit it and start it again.',
  'managed-settings-invalid/owner':
    'The file with your administrator’s settings could have been written by somebody else[: {{field}}]. Nothing of it is in effect; your own settings are. Only root may own it and write to it.',
  'target-invalid/no-selection':
    'There is no number in what is selected. Nothing was dialled. Select a number or an address and try again.',
  'storage-unavailable/autostart':
    'Sidetone could not be added to what starts with your session. Everything else works. Check the permissions of your autostart folder.',
  'unreachable/proxy-sign-in':
    'The proxy {{host|on the way}} wants a user name and a password, which Sidetone does not give. Calls are not affected. Choose another proxy in the settings, or ask for one without.',
  'unreachable/proxy-refused':
    'The proxy {{host|on the way}} does not let this connection through[ (status {{status}})]. Calls are not affected. Ask whoever runs it, or choose another in the settings.',
  'unreachable/proxy-answer':
    'What is set as proxy, {{host|on the way}}, does not answer like one. Calls are not affected. Check it in the settings.',
  'target-invalid/empty': 'There is nothing to call yet. Type a number, a name or an address.',
  'target-invalid/too-long':
    'This is too long for a number or an address. Nothing was dialled. Check what was pasted.',
  'target-invalid/characters':
    'This contains characters that a number or address cannot have. Nothing was dialled. Type something like 200 or ann@example.org.',
  'target-invalid/headers':
    'This link asks for more than a call, so it was not followed. Nothing was dialled. Copy the number out of it.',
  'target-invalid/host': 'The part after @ is not a server’s name. Nothing was dialled. Check the spelling.',
  'conflict/dial-request-open':
    'Another call is waiting for your yes or no. Nothing was dialled. Answer that question first.',
  'conflict/dial-too-soon': 'That was too quick to be meant. Nothing was dialled. Press the button again.',
  'conflict/dial-risk':
    'This call needs your consent first. Nothing was dialled. Tick the box above the button.',
  'rate-limited/dial-requests':
    'Links have asked for several calls within a minute, so this one was not followed. Nothing was dialled. Try again in a moment.',
  'target-invalid/password':
    'This link carries a password, so it was not followed. Nothing was dialled. Copy the number out of it.',
  'target-invalid/sub-address':
    'This link asks for a sub-address, which Sidetone does not dial. Nothing was dialled. Copy the number out of it.',
  'target-invalid/scheme': 'This is not a phone link. Nothing was dialled.',
  'conflict/forwarding':
    'Call forwarding was changed somewhere else in the meantime. Your change was not made. Look at what is set now and try again.',
  'invalid-input/sips':
    'Calls cannot be forwarded to a sips: address here. Nothing was changed. Write it without “sips:”.',
  'invalid-input/trunk-zero':
    'It is not clear whether the zero in brackets is dialled. Nothing was changed. Write the number without the brackets.',
  'invalid-input/other-domain':
    'The server would forward this number within its own domain instead. Nothing was changed. Write only the number, or an address that does not begin with + or 0.',
  'refused-by-server/question':
    '{{host|The server}} did not answer this[: “{{serverText}}”]. What you see is what was known before. Try again later, or look at its website.',
  'not-found/mailbox':
    'This account has no voice mailbox, so calls cannot go there. Nothing was changed. Ask your phone company for one, or choose another destination.',
  'not-found/mobile-number':
    'No mobile number is stored with this account. Nothing was changed. Type the number itself.',
  'unauthorized/or-unavailable':
    '{{host|The server}} did not let us in[ for {{account}}]. It says the same for a wrong password and when its own database is down. Nothing was deleted: try again in a few minutes, or enter the password again.',
  'not-found/doorbell':
    'Nobody rings at this door now. Nothing was opened. Open it on the page of the intercom.',
  'not-found/door':
    'It is not known which switch opens this door. Nothing was opened. Choose it on the page of the intercom.',
  'not-found/undo': 'There is no earlier setting to go back to. Nothing was changed.',
  'not-found/dial-request': 'This question was already answered. Nothing was dialled.',
  'secret-store-unavailable/locked':
    'Your computer’s keychain is locked. What needs no password still works. Unlock it and try again.',
  'secret-store-unavailable/no-collection':
    'Your computer’s keychain has not been set up. What needs no password still works. Create a keyring in its settings and try again.',
  'secret-store-unavailable/not-loadable':
    'The library for your computer’s keychain is missing. What needs no password still works. Install libsecret and try again.',
  'secret-store-unavailable/timeout':
    'Your computer’s keychain does not answer. What needs no password still works. See whether it waits for you, and try again.',
  'secret-store-unavailable/key-lost':
    'The key to your stored passwords is no longer in your computer’s keychain. Nothing was overwritten. Open the keychain you used before, or remove the account and add it again.',
  'secret-store-unavailable/key-changed':
    'Your computer’s keychain holds another key than the one your passwords were stored with. Nothing was overwritten. Open the keychain you used before, or remove the account and add it again.',
  'storage-corrupt/restored':
    'A file of Sidetone was damaged and was replaced by its last good copy. Calls still work. The damaged file was kept; check your accounts and settings.',
  'storage-corrupt/started-empty':
    'A file of Sidetone was damaged and nothing in it could be read. Calls still work. The damaged file was kept, and a new one was begun.',
  'storage-unavailable/busy':
    'Another Sidetone is busy writing to the same folder. Nothing was changed. Try again in a moment.',
  'bad-request/not-tested': 'The account was not tested yet. Nothing was stored. Test it first.',
  // account pages: enrolment, names, journal, directory
  'conflict/user-exists':
    'Somebody else has this user name at {{host|the server}}. Nothing was stored. Choose another user name.',
  'bad-response/enrolment-unclear':
    'The answer of {{host|the server}} got lost, and signing in does not work yet. The new account may be there all the same; nothing was stored here. Wait a few minutes, then add it with its user name and password.',
  'timeout/enrolment-unclear':
    '{{host|The server}} took the form and did not answer, and signing in does not work yet. The new account may be there all the same; nothing was stored here. Wait a few minutes, then add it with its user name and password.',
  'invalid-input/enrolment-username':
    'The server does not take this user name. Nothing was sent. Use 4 to 66 letters, digits, dots, dashes or underscores, not beginning with a zero.',
  'invalid-input/enrolment-email':
    'The server does not take this e-mail address. Nothing was sent. Use one without a plus sign.',
  'invalid-input/alias':
    'The server does not take this name. Nothing was sent. Use letters, digits, dots, dashes and underscores.',
  'secret-missing/journal-key':
    'There is no journal key[ for {{account}}] yet. Nothing was sent. Give the same key on each of your machines.',
  'invalid-input/journal-code':
    'This is not the code of another machine. Nothing was changed. It begins with SJ1 and stands under “Your other machines” there.',
  'invalid-input/journal-code-check':
    'A sign in this code is wrong, or it belongs to another account. Nothing was changed. Compare it with the other machine, and use the same account there and here.',
  'not-found/journal-off':
    'Nothing is shared on this machine, so there is no code. Nothing was changed. Begin to share first.',
  'not-found/blocked':
    'This caller is not blocked. Nothing was changed. Look at the list of blocked callers.',
  'not-found/note': 'There is no such note. Nothing was changed. Look at the list of notes.',
  'server-error/one-question':
    '{{host|The server}} cannot answer this question[ (status {{status}})]. Everything else works as before. Some servers never can; look on its website.',
  'server-error/journal-not-stored':
    'The server said yes and stored nothing. Your entries are still here. Sidetone sends them again later.',
  'not-supported/directory':
    '{{account|This account}} has no directory to search. Everything else works as before. Add it with --option ldapServer=… --option ldapBase=….',
  'not-found/directory-base':
    'The directory at {{host|the server}} has no such place to search. Nothing was found. Check the search base of the account.',
  // intercoms: the device's own numbers and what is wrong with its answers
  'unauthorized/auth-method':
    '{{host|The device}} wants another way to sign in[ to its {{field}} service]. Its other services are not affected. Let Sidetone follow the device, or set Authentication on its own page under Services, HTTP API.',
  'unauthorized/auth-required':
    '{{host|The device}} wants a user name and a password[ for its {{field}} service]. Its other services are not affected. Enter those of one of its accounts, set on its own page under Services, HTTP API.',
  'unauthorized/device-account':
    '{{host|The device}} does not accept this user name or password[ for its {{field}} service]. Nothing was changed. Compare them with its own page under Services, HTTP API, Account 1 to 5; the name for that page itself is another one.',
  'unauthorized/sign-in-paused':
    '{{host|The device}} refused this user name or password twice, so they are not sent for now. Nothing was changed. Correct them[, or wait {{retryAfterSec}} s], so that the device does not lock the account.',
  'forbidden/service-disabled':
    '{{host|The device}} has this service switched off[: {{field}}]. Its other services work as before. Tick it on its own page under Services, HTTP API.',
  'forbidden/privilege':
    'The API account may not do this on {{host|the device}}. Everything else works as before. On its own page under Services, HTTP API, choose the account and tick the privilege[ {{field}}].',
  'insecure-transport/https-required':
    '{{host|The device}} wants a private connection[ for its {{field}} service]. Nothing was changed. Use an address that begins with https, or set Connection Type on its own page under Services, HTTP API.',
  'insecure-transport/basic':
    '{{host|The server}} wants a readable password on a connection that is not private. It was not sent. Use an address that begins with https, or let it ask for Digest.',
  'insecure-transport/sip-password':
    'The password of a SIP account is sent over https only. Nothing was changed. Use the https address of {{host|the device}} for this.',
  'not-supported/device-function':
    '{{host|This model}} does not have this function. Everything else works as before. Another model of the maker may have it.',
  'not-supported/device-path':
    '{{host|The device}} does not know this function at all. Everything else works as before. Its firmware is probably too old: update it on its own page.',
  'not-supported/device-method':
    '{{host|The device}} knows this function but not this use of it. Everything else works as before. Its firmware is probably too old: update it on its own page.',
  'not-supported/device-licence':
    '{{host|The device}} says no with the number 5, which older firmware uses for a missing licence. Everything else works as before. Ask whoever installed it.',
  'not-supported/switch-action':
    '{{host|The device}} does not know this action for a switch. Nothing was changed. Locking and unlocking need newer firmware.',
  'not-supported/dnd-field':
    'The firmware of this device does not tell the setting that stands for Do Not Disturb here, so it could not be put back. Nothing was changed. Choose another one for this device.',
  'refused-by-server/device-parameter':
    '{{host|The device}} does not accept a value[: {{field}}]. Nothing was changed. Correct it and try again.',
  'refused-by-server/device-too-big':
    '{{host|The device}} finds a value too long[: {{field}}]. Nothing was changed. Shorten it and try again.',
  'invalid-input/number':
    'This is a whole number from 1[: {{field}}]. Nothing was changed. Leave it empty for the usual one.',
  'invalid-input/flag': 'This is either on or off[: {{field}}]. Nothing was changed. Write true or false.',
  'invalid-input/port-range':
    'A port is a whole number from 1 to 65535[: {{field}}]. Nothing was changed. Leave it empty for the usual one.',
  'invalid-input/host-name':
    'This is neither the name nor the address of a server[: {{field}}]. Nothing was changed. Write it without a scheme and without a port.',
  'invalid-input/blank-or-control':
    'There is a blank or an invisible character in this entry[: {{field}}]. Nothing was changed. Take it out.',
  'invalid-input/control-character':
    'There is an invisible character in this entry[: {{field}}]. Nothing was changed. Type it anew.',
  'invalid-input/too-long':
    'This entry is too long[: {{field}}]. Nothing was changed. Shorten it to 255 characters.',
  'invalid-input/needs-domain':
    'To register, the device needs a domain or a registrar. Nothing was changed. Set one of them too.',
  'invalid-input/unknown-field':
    'The device has no such setting[: {{field}}]. Nothing was changed. Look at the list of its settings.',
  'not-found/device-no-data':
    '{{host|The device}} has nothing to give here. Everything else works as before. Try again later.',
  'not-found/sip-account':
    '{{host|The device}} has no SIP account of this number[: {{field}}]. Nothing was changed. Look at the list of its accounts.',
  'not-found/call-log':
    'This call is not in the list of {{host|the device}} any more. Nothing was deleted. Refresh the list.',
  'not-found/switch':
    '{{host|The device}} has no switch of this number[: {{field}}]. Nothing was changed. Look at the list of its switches.',
  'conflict/intercom-config':
    'Somebody changed this setting on the device in the meantime[: {{field}}]. Your change was not made. Look at what is set now and try again.',
  'conflict/dnd-on':
    'Do Not Disturb is on, and it must be put back as it was before its meaning changes. Nothing was changed. Turn it off first.',
  'conflict/dnd-not-set-here':
    'Do Not Disturb was not switched on here, so what stood before is not known. Nothing was changed. Set the answer mode on the device’s own page.',
  'target-invalid/intercom-refused':
    '{{host|The device}} cannot call this. Nothing was dialled. Use a number, an address, or a number and the SIP account like 2001/2.',
  'server-error/device-processing':
    '{{host|The device}} could not do this[: “{{serverText}}”]. Its settings are as they were. Try again in a moment.',
  'refused-by-server/parameter-missing':
    '{{host|The device}} misses something in the question[: {{field}}]. Nothing was changed. Its firmware may want more than others: update it on its own page.',
  'refused-by-server/parameter-collision':
    '{{host|The device}} finds that two values do not go together[: {{field}}]. Nothing was changed. Change one of them alone.',
  'refused-by-server/not-now':
    '{{host|The device}} does not do this at the moment. Nothing was changed. Wait until it is idle, or unlock what is locked, and try again.',
  'refused-by-server/file-version':
    '{{host|The device}} does not take settings of this version. Nothing was changed. Update its firmware on its own page.',
  'refused-by-server/unknown-number':
    '{{host|The device}} says no[ with the number {{status}}], which Sidetone does not know. Nothing was changed. [It adds: “{{serverText}}”. ]Look into its manual.',
  'refused-by-server/no-reason':
    '{{host|The device}} says no and does not say why. Nothing was changed. Try again, or look at its own page.',
  'not-this-system/html':
    '{{host|This address}} shows a web page where a 2N intercom would answer. Nothing was stored. It may be a router or another device: check the address and the port.',
  'not-this-system/no-envelope':
    '{{host|This address}} answers like another kind of device. Nothing was stored. Check that it is a 2N intercom.',
  'not-this-system/no-api':
    '{{host|This address}} has no interface of a 2N intercom. Nothing was stored. Check the address, and that its firmware is newer than 2.40.',
  'bad-response/empty':
    '{{host|The server}} answered with nothing. Nothing was changed here. Try again; if it goes on, tell whoever runs it.',
  'bad-response/not-json':
    '{{host|The server}} answered with text that cannot be read. Nothing was changed here. Check the address, or tell whoever runs it.',
  'bad-response/trailing-comma':
    'The answer of {{host|the server}} has a comma too many, so it cannot be trusted. Nothing was changed here. Update the firmware of the device.',
  'bad-response/redirect':
    '{{host|The server}} sends us to another address. Nothing was sent there. Enter the address where it really is.',
  'bad-response/shape':
    'The answer of {{host|the server}} lacks what was asked for. Nothing was changed here. Its software may be older or newer than what Sidetone knows.',
  'bad-response/not-a-picture':
    '{{host|The device}} did not send a picture. Everything else works as before. Look at its camera settings.',
  ...peopleErrors,
  ...adminErrors,
} as const satisfies { readonly [key in `${ErrorCode}/${string}`]?: string }
