import {
  makeDrugBusinessLicence,
  makeDrugProductionLicence,
  makeMedicalInstitution,
  makeUscc,
} from '@yaolian/codes'
import { plusDays } from '@yaolian/kernel'
import type {
  LicenceKind,
  NewLicence,
  NewOrganisation,
  OrganisationKind,
  ScopeClass,
} from '@yaolian/party/contract'
import { type Chance, chanceOf } from './chance.ts'
import { type District, loadDistricts } from './lists/districts.ts'
import { FIRM_ENDINGS, FIRM_FIRST, FIRM_SECOND, GIVEN_NAMES, SURNAMES } from './lists/names.ts'
import type { Plan } from './sizes.ts'

export type Person = { userId: string; name: string; orgId: string }
/** What a buyer's papers look like; most are in order, the rest is what quality desks see every day. */
type Papers =
  | 'in order'
  | 'expired'
  | 'ends in 5 days'
  | 'ends in 25 days'
  | 'ends in 60 days'
  | 'locked'
  | 'revoked'

export type Firm = {
  organisation: NewOrganisation & { demo: true }
  licences: NewLicence[]
  scope: ScopeClass[]
  papers: Papers
  district: District
  /** Who buys or sells, who works in quality, who answers for it, who keeps the books: four different people. */
  people: { trade: Person; quality: Person; head: Person; finance: Person }
}
export type Firms = Record<
  | 'platform'
  | 'regulators'
  | 'manufacturers'
  | 'distributors'
  | 'subsidiaries'
  | 'terminals'
  | 'hospitals'
  | 'carriers'
  | 'funders',
  Firm[]
>

const CENTRES = ['武汉市', '郑州市', '广州市', '成都市']
const AREA_CODES: Record<string, string> = { 武汉市: '27', 郑州市: '371', 广州市: '20', 成都市: '28' }

const COMMON: readonly ScopeClass[] = [
  'chemical',
  'antibiotic',
  'tcm_patent',
  'biochemical',
  'tcm_slices',
  'health_food',
]
const SCOPES: Partial<Record<OrganisationKind, readonly ScopeClass[]>> = {
  manufacturer: ['chemical', 'antibiotic', 'tcm_patent', 'biologic', 'biochemical', 'tcm_slices'],
  distributor: [
    ...COMMON,
    'biologic',
    'tcm_material',
    'psychotropic2',
    'anabolic',
    'toxic',
    'device2',
    'device3',
  ],
  pharmacy: COMMON,
}

/** Invented firms in real districts, with licences whose numbers have the right form. Pure: only `chance` decides. */
export function planFirms(chance: Chance, plan: Plan, today: string): Firms {
  const districts = loadDistricts()
  const near = districts.filter(district => CENTRES.includes(district.city))
  const used = new Set<string>()
  const make = (kind: OrganisationKind, count: number, from: readonly District[]): Firm[] =>
    Array.from({ length: count }, () => planFirm({ chance, today, used }, kind, chance.pick(from)))
  const distributors = Array.from({ length: plan.distributors }, (_, i) =>
    planFirm(
      { chance, today, used },
      'distributor',
      chance.pick(near.filter(d => d.city === CENTRES[i % CENTRES.length])),
    ),
  )
  const subsidiaries = make('distributor', plan.subsidiaries, districts)
  const head = distributors[0]
  for (const firm of [...distributors.slice(1), ...subsidiaries])
    if (head && plan.subsidiaries > 0) firm.organisation.parentOrgId = head.organisation.orgId
  const clinics = Math.round(plan.terminals / 5)
  return {
    platform: [planFirm({ chance, today, used }, 'platform', near[0]!)],
    regulators: [planFirm({ chance, today, used }, 'regulator', near[0]!)],
    manufacturers: make('manufacturer', plan.manufacturers, districts),
    distributors,
    subsidiaries,
    terminals: [...make('pharmacy', plan.terminals - clinics, near), ...make('clinic', clinics, near)].map(
      (firm, i) => troubled({ chance, today, used }, firm, i),
    ),
    hospitals: make('hospital', plan.hospitals, near),
    carriers: make('carrier', plan.carriers, near),
    funders: make('funder', plan.funders, near),
  }
}

type Making = { chance: Chance; today: string; used: Set<string> }

function planFirm(making: Making, kind: OrganisationKind, district: District): Firm {
  const { chance, today } = making
  const orgId = chance.id(plusDays(today, -400))
  const person = (): Person => ({ userId: chance.id(plusDays(today, -399)), name: personName(chance), orgId })
  // The head comes from a stream of its own, so that the rest of a world stays what it was.
  const own = chanceOf(Number.parseInt(orgId.slice(-8), 16))
  const head = { userId: own.id(plusDays(today, -399)), name: personName(own), orgId }
  const people = { trade: person(), quality: person(), finance: person(), head }
  const name = firmName(making, kind, district)
  const scope = [...(SCOPES[kind] ?? [])]
  return {
    organisation: {
      orgId,
      uscc: makeUscc(chance.below, district.adcode),
      name,
      shortName: name.replace(district.city, '').replace(/(有限公司|连锁)$/, ''),
      kind,
      province: district.province,
      city: district.city,
      district: district.district,
      detail: `${chance.pick(['建设', '解放', '人民', '中山', '长江', '和平'])}路${chance.between(1, 399)}号`,
      contact: people.trade.name,
      phone: `1${chance.pick(['38', '39', '50', '86'])}0000${String(chance.below(10_000)).padStart(4, '0')}`,
      demo: true,
    },
    licences: licencesFor(making, orgId, kind, scope, district),
    scope,
    papers: 'in order',
    district,
    people,
  }
}

const personName = (chance: Chance): string => chance.pick(SURNAMES) + chance.pick(GIVEN_NAMES)

function firmName({ chance, used }: Making, kind: OrganisationKind, district: District): string {
  if (kind === 'platform') return '药链示范平台'
  if (kind === 'regulator') return `${district.city}药品监督管理局（演示）`
  for (;;) {
    const own = chance.pick(FIRM_FIRST) + chance.pick(FIRM_SECOND)
    const name =
      district.city.replace(/[市盟州]$/, '') + own + chance.pick(FIRM_ENDINGS[kind] ?? ['有限公司'])
    if (used.has(own)) continue
    used.add(own)
    return name
  }
}

const KINDS: Partial<Record<OrganisationKind, LicenceKind>> = {
  manufacturer: 'drug_production',
  distributor: 'drug_wholesale',
  pharmacy: 'drug_retail',
  clinic: 'clinic_filing',
  hospital: 'medical_institution',
}

function licencesFor(
  making: Making,
  orgId: string,
  kind: OrganisationKind,
  scope: ScopeClass[],
  district: District,
): NewLicence[] {
  const { chance, today } = making
  const own = KINDS[kind]
  if (!own) return []
  const validFrom = plusDays(today, -chance.between(200, 1_200))
  const common = {
    orgId,
    issuedBy: `${district.province}药品监督管理局`,
    validFrom,
    validTo: plusDays(validFrom, 1_825),
  }
  const id = (): string => chance.id(plusDays(today, -390))
  const main: NewLicence = {
    ...common,
    licenceId: id(),
    kind: own,
    number: licenceNumber(chance, own, district, Number(validFrom.slice(0, 4))),
    scope: own === 'clinic_filing' || own === 'medical_institution' ? [] : scope,
    ...(own === 'drug_wholesale' && { mode: 'wholesale' as const }),
    ...(own === 'drug_retail' && { mode: 'retail' as const }),
  }
  return [main]
}

function licenceNumber(chance: Chance, kind: LicenceKind, district: District, year: number): string {
  const area = AREA_CODES[district.city] ?? '10'
  const province = provinceSign(district.province)
  if (kind === 'drug_production') return makeDrugProductionLicence(chance.below, { province, year })
  if (kind === 'drug_wholesale')
    return makeDrugBusinessLicence(chance.below, { province, mode: 'wholesale', area })
  if (kind === 'drug_retail')
    return makeDrugBusinessLicence(chance.below, { province, mode: 'single_store', area })
  return makeMedicalInstitution(chance.below, district.adcode)
}

const SIGNS: Record<string, string> = {
  北京: '京',
  天津: '津',
  河北: '冀',
  山西: '晋',
  内蒙: '蒙',
  辽宁: '辽',
  吉林: '吉',
  黑龙: '黑',
  上海: '沪',
  江苏: '苏',
  浙江: '浙',
  安徽: '皖',
  福建: '闽',
  江西: '赣',
  山东: '鲁',
  河南: '豫',
  湖北: '鄂',
  湖南: '湘',
  广东: '粤',
  广西: '桂',
  海南: '琼',
  重庆: '渝',
  四川: '川',
  贵州: '贵',
  云南: '云',
  西藏: '藏',
  陕西: '陕',
  甘肃: '甘',
  青海: '青',
  宁夏: '宁',
  新疆: '新',
}
const provinceSign = (province: string): string => {
  const sign = SIGNS[province.slice(0, 2)]
  if (!sign) throw new Error(`no sign for ${province}`)
  return sign
}

/** Every ninth terminal or so has papers that are not in order, so that every state can be seen. */
const TROUBLES: readonly Papers[] = [
  'ends in 5 days',
  'expired',
  'ends in 25 days',
  'locked',
  'ends in 60 days',
  'revoked',
]

function troubled({ chance, today }: Making, firm: Firm, i: number): Firm {
  const licence = firm.licences[0]
  // A shop whose licence leaves antibiotics out: the everyday case of a scope that doesn't cover a class.
  if (licence && i % 5 === 3 && firm.scope.length > 0) {
    firm.scope = firm.scope.filter(one => one !== 'antibiotic')
    licence.scope = firm.scope
  }
  if (!licence || i % 9 !== 5) return firm
  const papers = TROUBLES[Math.floor(i / 9) % TROUBLES.length]!
  const days = /ends in (\d+)/.exec(papers)
  if (days) licence.validTo = plusDays(today, Number(days[1]))
  if (papers === 'expired') licence.validTo = plusDays(today, -chance.between(1, 20))
  licence.validFrom = plusDays(licence.validTo, -1_825)
  return { ...firm, papers }
}
