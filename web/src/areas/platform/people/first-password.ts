/** Letters and digits that nobody mistakes for another when a password is read out: no 0 O o, 1 l I, and no vowels. */
const signs = 'BCDFGHJKMNPQRSTVWXZbcdfghjkmnpqrstvwxz23456789'

/** A first password to hand over, four groups of four; about 88 bits. */
export function firstPassword(): string {
  const drawn: string[] = []
  while (drawn.length < 16) {
    // Taking the remainder of a byte would favour the first signs; bytes beyond the last full round are drawn anew.
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < 256 - (256 % signs.length)) drawn.push(signs[byte % signs.length] as string)
  }
  return [0, 4, 8, 12].map(at => drawn.slice(at, at + 4).join('')).join('-')
}
