/** Making a new account at the phone company. */
export const enrol = {
  title: 'New account at {{system}}',
  question: 'No account yet?',
  open: 'Make one at {{system}}',
  lead: '{{system}} makes an account for you, and it is set up here at once.',
  make: 'Make the account',
  making: 'Making the account…',
  once: 'The form is sent once. An e-mail will follow.',
  done: '{{address}} is yours',
  doneText: 'It may take a moment before calls reach it.',
  go: 'Continue',
  'answer-lost': 'The server’s answer got lost; signing in showed that the account is there.',
  'certificate-weak':
    'The server also made a certificate of an old kind. It was not stored; the password is used.',
  'certificate-unreadable': 'The server also sent a certificate that cannot be read. The password is used.',
} as const
