import { readFileSync } from 'node:fs'

/** A county-level division; `lat` and `lng` are its centre in WGS-84 degrees. */
export type District = {
  province: string
  city: string
  district: string
  /** GB/T 2260 code, six digits. */
  adcode: string
  lat: number
  lng: number
}

export function loadDistricts(): District[] {
  const [, ...lines] = readFileSync(new URL('./districts.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line, i) => {
    const [province, city, district, adcode, lat, lng] = line.split('\t')
    if (!province || !city || !district || !adcode || !lat || !lng)
      throw new Error(`districts.tsv line ${i + 2}: ${line}`)
    return { province, city, district, adcode, lat: Number(lat), lng: Number(lng) }
  })
}
