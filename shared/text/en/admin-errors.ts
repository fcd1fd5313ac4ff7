/** Closer sentences for what an administrator's question comes to, keyed `code/detail`. */
export const adminErrors = {
  'not-found/admin-resource':
    'There is no such thing to administrate[: {{field}}]. Nothing was changed. “sidetone admin resources” names them all.',
  'not-found/admin-item':
    '{{host|The phone system}} has none of this name or number[: {{field}}]. Nothing was changed. Look at the list.',
  'not-found/admin-setting':
    '{{host|The phone system}} has no setting of this name[: {{field}}]. Nothing was changed. Look at the list of its settings.',
  'not-supported/admin-verb':
    'The phone system offers no way to do this[: {{field}}]. Nothing was changed. “sidetone admin resources” says what can be done with what.',
  'not-supported/admin-settings':
    'This has no settings of its own[: {{field}}]. Nothing was changed. “sidetone admin resources” says what has.',
  'not-supported/admin-absent':
    '{{host|This phone system}} does not have this. Everything else works as before. It belongs to another edition or a newer release.',
  'not-supported/admin-method':
    '{{host|This phone system}} knows this but not this use of it. Nothing was changed. Another release may.',
  'not-supported/admin-id':
    'The phone system cannot be asked for a name with blanks or such signs in it. Nothing was changed. Give it a plain name on its own pages first.',
  'forbidden/admin':
    '{{host|The phone system}} knows you but does not let you administrate it. Everything else works as before. Ask whoever runs it.',
  'invalid-input/admin-unknown-field':
    'The phone system knows no such member[: {{field}}]. Nothing was sent. Take it out, or look at the fields in “sidetone admin resources --json”.',
  'invalid-input/admin-kind':
    'This member holds something of another kind[: {{field}}]. Nothing was sent. Look at the fields in “sidetone admin resources --json”.',
  'invalid-input/admin-option':
    'This value is not among the choices[: {{field}}]. Nothing was sent. Look at what it may be.',
  'invalid-input/admin-required': 'Something is missing[: {{field}}]. Nothing was sent. Fill it in.',
  'invalid-input/admin-read-only':
    'This member cannot be changed[: {{field}}]. Nothing was sent. Take it out.',
  'invalid-input/admin-empty-value':
    'An empty value cannot be sent[: {{field}}]. Nothing was changed. Put it back to its default instead.',
  'invalid-input/admin-setting-group':
    'This is a group of settings[: {{field}}]. Nothing was changed. Name one of them.',
  'invalid-input/admin-settings-id':
    'Each of these has settings of its own[: {{field}}]. Nothing was changed. Say which one.',
  'conflict/admin':
    '{{host|The phone system}} does not do this as things are now[: “{{serverText}}”]. Nothing was changed. Change what stands in the way, such as special mode, and try again.',
  'server-error/admin':
    '{{host|The phone system}} could not do this[ (status {{status}})][: “{{serverText}}”]. Look at what is set now before you try again.',
  'bad-response/negotiation':
    '{{host|The phone system}} does not answer in a form that Sidetone reads. Nothing was changed here. Its release may be older or newer than what Sidetone knows.',
  'bad-response/html':
    '{{host|The server}} sent a web page instead of an answer. Nothing was changed here. Check the address, or tell whoever runs it.',
} as const
