/** JsSIP has no types for its inner modules; only its parser is measured here. */
declare module 'jssip/lib/Parser.js' {
  const parser: { parseMessage(data: string, ua: object): object | undefined }
  export { parser as default }
}
