export type Size = 'village' | 'city'

/** What a world of each size holds; the figures of the spine's table. */
export type Plan = {
  manufacturers: number
  /** Distributors that trade, each with a warehouse in one of the centres' cities. */
  distributors: number
  /** Further legal entities of the distributors' group, registered with their licences. */
  subsidiaries: number
  terminals: number
  hospitals: number
  carriers: number
  funders: number
  products: number
  days: number
  ordersPerDay: number
  linesMax: number
}

export const PLANS: Readonly<Record<Size, Plan>> = {
  village: {
    manufacturers: 2,
    distributors: 2,
    subsidiaries: 0,
    terminals: 12,
    hospitals: 1,
    carriers: 1,
    funders: 1,
    products: 120,
    days: 3,
    ordersPerDay: 12,
    linesMax: 8,
  },
  city: {
    manufacturers: 6,
    distributors: 4,
    subsidiaries: 36,
    terminals: 200,
    hospitals: 5,
    carriers: 3,
    funders: 2,
    products: 1_950,
    days: 56,
    ordersPerDay: 360,
    linesMax: 10,
  },
}
