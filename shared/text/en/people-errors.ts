/** Closer sentences about mailboxes, people, settings and conference rooms, keyed `code/detail`. */
export const peopleErrors = {
  'not-found/message': 'This message is no longer in the mailbox. Nothing was changed. Refresh the list.',
  'not-found/person':
    'Nobody with this id is in the phone books. Nothing was changed. Look for the name instead.',
  'not-found/own-entry':
    'This entry is not in your own phone book, so it cannot be changed here. Nothing was changed. Add it to your own first.',
  'not-found/avatar': 'There is no picture of this person. Everything else works as before.',
  'not-found/participant':
    'This participant is no longer in the room. Nothing was changed. Look at who is in it now.',
  'not-found/room-empty':
    'Nobody is in the room, so there is nothing to do there. Nothing was changed. Invite somebody first.',
  'conflict/duplicate-entry':
    'This person with this number is in your phone book already. Nothing was added. Change the entry that is there.',
  'invalid-input/setting-unknown':
    'There is no such setting[: {{field}}]. Nothing was changed. Look at the list of settings.',
  'invalid-input/setting-read-only':
    'Only the phone system itself sets this[: {{field}}]. Nothing was changed. Ask whoever runs it.',
  'invalid-input/setting-choice':
    'This is none of the choices[: {{field}}]. Nothing was changed. Look at what can be chosen.',
  'invalid-input/setting-number':
    'This must be a whole number[: {{field}}]. Nothing was changed. Type digits only.',
  'invalid-input/email':
    'The phone system does not take this e-mail address[: {{field}}]. Nothing was changed. It wants an ending of two to four letters.',
  'invalid-input/characters-lost':
    'The phone system can only show this with question marks[: {{field}}], and writing those back would lose the real characters. Nothing was changed. Type it anew.',
  'invalid-input/empty-field':
    'This may not be empty[: {{field}}]. Nothing was changed. An entry needs a first name, a last name and a number.',
  'invalid-input/pin':
    'A PIN has at least four digits, and nothing but digits. It was not changed. Choose another one.',
  'invalid-input/password-short':
    'A password has at least eight characters. It was not changed. Choose a longer one.',
  'invalid-input/verb': 'The room knows no such command. Nothing was changed. Look at the list of commands.',
  'invalid-input/command-characters':
    'The phone system cannot take these characters in a command. Nothing was sent. Use letters, digits, dots and dashes.',
  'invalid-input/room-name':
    'The phone system cannot find a room of this name again. Nothing was changed. Use letters, digits, dots and dashes.',
  'not-supported/room-name':
    'The phone system cannot address a room of this name. Nothing was changed. Rename it on the system’s own website, without blanks.',
  'file-invalid/no-cards': 'There is no contact with a name and a number in this file. Nothing was added.',
  'server-error/no-voicemail-node':
    'The mailboxes of {{host|the server}} are not running. Everything else works as before. Try again in a few minutes.',
  'bad-response/not-acceptable':
    '{{host|The server}} has this in no form that Sidetone reads. Nothing was changed here. Its software may be older or newer than what Sidetone knows.',
  'bad-response/not-xml':
    '{{host|The server}} answered with text that cannot be read. Nothing was changed here. Try again; if it goes on, tell whoever runs it.',
  'bad-response/doctype':
    'The answer of {{host|the server}} begins with a declaration of its own kind, which Sidetone does not follow. Nothing was changed here. Tell whoever runs the server.',
  'invalid-input/rule':
    '{{host|The server}} finds this against its rules.[ It says: “{{serverText}}”.] Nothing was changed. Look at names and times that are there already, and try again.',
  'not-this-system/redirect':
    '{{host|The server}} sends us to a page for people instead of answering. Nothing was changed. Check the address; the portal may have moved, or another system may stand in front of it.',
  'conflict/several-calls':
    'Several calls are up, so it is not clear which one is meant. Nothing was passed on. Choose one of them.',
  'call-not-found/no-active-call':
    'No such call is up on your phones. Nothing was passed on. Look at what is going on now.',
  'call-not-found/not-made-here':
    'The phone system can only pass on calls that it made itself. This call goes on as it is. Use the transfer key of your desk phone.',
  'not-supported/call-controller':
    'The portal of {{account|this account}} has no way to its call controller. Everything else works as before. Use the transfer key of your desk phone.',
  'bad-response/not-audio':
    '{{host|The server}} did not send a recording. The message is still there. Try again, or call your mailbox.',
  'bad-response/greeting':
    '{{host|The server}} has a greeting that Sidetone does not know. Nothing was changed. Look at its own website.',
  'secret-store-unavailable/changed-on-server':
    'The password was changed at the phone system, but your computer’s keychain did not take it. Unlock the keychain, then enter the new password for this account.',
} as const
