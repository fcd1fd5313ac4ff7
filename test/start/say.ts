/** One line to the person who typed `./dev start`. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
