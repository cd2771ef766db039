import { BlockList, isIP } from 'node:net'

/** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`: an address or a network, as text. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

/** May a key be used from this address? No networks: from anywhere. An IPv4 address in IPv6 clothes is the IPv4 one. */
export function isAllowedFrom(networks: readonly string[], ip: string): boolean {
  if (networks.length === 0) return true
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(address)
  if (family === 0) return false
  const list = new BlockList()
  for (const network of networks.filter(isNetwork)) {
    const [base = '', bits] = network.split('/')
    const kind = isIP(base) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(base, kind)
    else list.addSubnet(base, Number(bits), kind)
  }
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
