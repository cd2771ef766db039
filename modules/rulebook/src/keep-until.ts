/**
 * How long a record of goods is kept, the longest of what applies (research of ONL-10, GSP-09, GSP-25, VAC-04):
 * five years and at least a year beyond the lot's expiry for online trade; five years beyond expiry for vaccines; two
 * beyond expiry for devices. Nothing here deletes: no verb does, and the tables refuse it.
 * @param tradedOn business date of the record @param expiresOn last day of the lot, null where there is none
 */
export function keepUntil(
  record: { tradedOn: string; expiresOn: string | null },
  product: { scopeClass: string; deviceClass: number },
): string {
  const { tradedOn, expiresOn } = record
  const ends = [plusYears(tradedOn, 5)]
  if (expiresOn !== null) {
    ends.push(plusYears(expiresOn, 1))
    if (product.scopeClass === 'vaccine') ends.push(plusYears(expiresOn, 5))
    if (product.deviceClass > 0) ends.push(plusYears(expiresOn, 2))
  }
  return ends.toSorted().at(-1) ?? tradedOn
}

/** The 29th of February has no day in other years: the record is kept until the first of March. */
function plusYears(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const later = Number(year) + years
  const leap = later % 4 === 0 && (later % 100 !== 0 || later % 400 === 0)
  const end = String(later).padStart(4, '0')
  return month === '02' && date === '29' && !leap ? `${end}-03-01` : `${end}-${month}-${date}`
}
