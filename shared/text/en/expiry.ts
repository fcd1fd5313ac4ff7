/** A client certificate that ends soon, said in every view. */
export const expiry = {
  expired: 'The certificate of {{name}} has expired',
  today: 'The certificate of {{name}} ends today',
  days_one: 'The certificate of {{name}} ends in {{count}} day',
  days_other: 'The certificate of {{name}} ends in {{count}} days',
  hint: 'Without it this account cannot sign in. Get a new one and add the account again with it.',
  open: 'Show',
} as const
