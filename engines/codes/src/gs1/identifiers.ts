/**
 * The application identifiers of GS1 (GS1 General Specifications 24, section 3; checked against the published GS1 Syntax
 * Dictionary). One line each: identifier or range; `*` where the length is known beforehand and no FNC1 follows
 * (figure 7.8.5-2); components; title. Components: N digits, X characters of set 82, Y of set 39, Z of set 64, `..` up
 * to, brackets for an optional last one; c check digit, d date with day 00 allowed, D a real date, C country (three
 * digits), h hours and minutes.
 */
const TABLE = `
00 * N18c SSCC
01 * N14c GTIN
02 * N14c CONTENT
10 X..20 BATCH/LOT
11 * N6d PROD DATE
12 * N6d DUE DATE
13 * N6d PACK DATE
15 * N6d BEST BEFORE
16 * N6d SELL BY
17 * N6d USE BY or EXPIRY
20 * N2 VARIANT
21 X..20 SERIAL
22 X..20 CPV
235 X..28 TPX
240 X..30 ADDITIONAL ID
241 X..30 CUST. PART No.
242 N..6 MTO VARIANT
243 X..20 PCN
250 X..30 SECONDARY SERIAL
251 X..30 REF. TO SOURCE
253 N13c [X..17] GDTI
254 X..20 GLN EXTENSION COMPONENT
255 N13c [N..12] GCN
30 N..8 VAR. COUNT
3100-3695 * N6 MEASURE
37 N..8 COUNT
3900-3909 N..15 AMOUNT
3910-3919 N3 N..15 AMOUNT
3920-3929 N..15 PRICE
3930-3939 N3 N..15 PRICE
3940-3943 N4 PRCNT OFF
3950-3955 N6 PRICE/UoM
400 X..30 ORDER NUMBER
401 X..30 GINC
402 N17c GSIN
403 X..30 ROUTE
410 * N13c SHIP TO LOC
411 * N13c BILL TO
412 * N13c PURCHASE FROM
413 * N13c SHIP FOR LOC
414 * N13c LOC No.
415 * N13c PAY TO
416 * N13c PROD/SERV LOC
417 * N13c PARTY
420 X..20 SHIP TO POST
421 N3C X..9 SHIP TO POST
422 N3C ORIGIN
423 N..15 COUNTRY - INITIAL PROCESS
424 N3C COUNTRY - PROCESS
425 N..15 COUNTRY - DISASSEMBLY
426 N3C COUNTRY - FULL PROCESS
427 X..3 ORIGIN SUBDIVISION
4300-4301 X..35 SHIP TO NAME
4302-4306 X..70 SHIP TO ADDRESS
4307 X2 SHIP TO COUNTRY
4308 X..30 SHIP TO PHONE
4309 N20 SHIP TO GEO
4310-4311 X..35 RTN TO NAME
4312-4316 X..70 RTN TO ADDRESS
4317 X2 RTN TO COUNTRY
4318 X..20 RTN TO POST
4319 X..30 RTN TO PHONE
4320 X..35 SRV DESCRIPTION
4321-4323 N1 DELIVERY FLAG
4324-4325 N6d N4h DEL DT
4326 N6D REL DATE
4330-4333 N6 [X1] TEMP
7001 N13 NSN
7002 X..30 MEAT CUT
7003 N6D N4h EXPIRY TIME
7004 N..4 ACTIVE POTENCY
7005 X..12 CATCH AREA
7006 N6D FIRST FREEZE DATE
7007 N6D [N6D] HARVEST DATE
7008 X..3 AQUATIC SPECIES
7009 X..10 FISHING GEAR TYPE
7010 X..2 PROD METHOD
7011 N6D [N4h] TEST BY DATE
7020 X..20 REFURB LOT
7021 X..20 FUNC STAT
7022 X..20 REV STAT
7023 X..30 GIAI - ASSEMBLY
7030-7039 N3C X..27 PROCESSOR
7040 N1 X3 UIC+EXT
710 X..20 NHRN PZN
711 X..20 NHRN CIP
712 X..20 NHRN CN
713 X..20 NHRN DRN
714 X..20 NHRN AIM
715 X..20 NHRN NDC
7230-7239 X2 X..28 CERT
7240 X..20 PROTOCOL
7241 N2 AIDC MEDIA TYPE
7242 X..25 VCN
8001 N14 DIMENSIONS
8002 X..20 CMT No.
8003 N14c [X..16] GRAI
8004 X..30 GIAI
8005 N6 PRICE PER UNIT
8006 N14c N4 ITIP
8007 X..34 IBAN
8008 N8 [N..4] PROD TIME
8009 X..50 OPTSEN
8010 Y..30 CPID
8011 N..12 CPID SERIAL
8012 X..20 VERSION
8013 X..25 GMN
8017 N18c GSRN - PROVIDER
8018 N18c GSRN - RECIPIENT
8019 N..10 SRIN
8020 X..25 REF No.
8026 N14c N4 ITIP CONTENT
8030 Z..90 DIGSIG
8110 X..70 COUPON
8111 N4 POINTS
8112 X..70 COUPON
8200 X..70 PRODUCT URL
90 X..30 INTERNAL
91-99 X..90 INTERNAL`

export type Component = {
  set: 'N' | 'X' | 'Y' | 'Z'
  min: number
  max: number
  optional: boolean
  rule: '' | 'c' | 'd' | 'D' | 'C' | 'h'
}
export type Identifier = {
  title: string
  components: readonly Component[]
  /** The length is part of the standard: what follows needs no FNC1 before it. */
  predefined: boolean
}

const COMPONENT = /^(\[?)([NXYZ])(\.\.)?(\d+)([cdDCh]?)\]?$/

function componentOf(text: string): Component {
  const [, bracket, set, upTo, length, rule] = COMPONENT.exec(text) as RegExpExecArray
  return {
    set: set as Component['set'],
    min: upTo ? 1 : Number(length),
    max: Number(length),
    optional: bracket === '[',
    rule: rule as Component['rule'],
  }
}

/** 3100-3695 stands for measures with up to five decimals: the last digit is 0–5, and some groups are not used. */
const UNUSED = /^(?:31[7-9]|33[89]|3[0-6]\d[6-9]|338|339|358|359)/

function build(): Map<string, Identifier> {
  const table = new Map<string, Identifier>()
  for (const line of TABLE.trim().split('\n')) {
    const words = line.split(' ')
    const [from, to] = (words.shift() as string).split('-') as [string, string | undefined]
    const predefined = words[0] === '*'
    if (predefined) words.shift()
    const components: Component[] = []
    while (COMPONENT.test(words[0] ?? '')) components.push(componentOf(words.shift() as string))
    const identifier = { title: words.join(' '), components, predefined }
    for (let ai = Number(from); ai <= Number(to ?? from); ai++) {
      const key = String(ai).padStart(from.length, '0')
      if (to === undefined || identifier.title !== 'MEASURE' || !UNUSED.test(key)) table.set(key, identifier)
    }
  }
  return table
}

export const IDENTIFIERS: ReadonlyMap<string, Identifier> = build()

/** The identifier at an index of a text; identifiers have two to four digits, and none begins another. */
export function identifierAt(text: string, index: number): string | null {
  for (const length of [2, 3, 4]) {
    const ai = text.slice(index, index + length)
    if (ai.length === length && IDENTIFIERS.has(ai)) return ai
  }
  return null
}
