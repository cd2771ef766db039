/** `123456` fen → `1,234.56`. For documents and logs; screens format by language in web/kit. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const all = String(Math.abs(fen)).padStart(3, '0')
  const whole = all.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${all.slice(-2)}`
}

/** Unit price in millionths of a yuan, at least two decimals and no more than it has: `15500` → `0.0155`. */
export function priceText(micro: number): string {
  const whole = Math.trunc(micro / 1_000_000)
  const rest = String(Math.abs(micro % 1_000_000))
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return `${whole}.${rest}`
}
