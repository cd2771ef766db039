import { downloading, type Route, reading } from '@yaolian/kernel'
import { simulate } from './simulate.ts'
import * as c from './simulate-contract.ts'
import { customersFile, simulateCustomers } from './simulate-customers.ts'

export const simulationRoutes = (): Route[] => [
  reading(
    {
      path: '/trade/simulation',
      summary: 'May this seller sell this product to this buyer on a day, and what would change the answer?',
      right: 'trade.simulate',
      query: c.SimulationQuery,
      answer: c.Simulation,
    },
    (ctx, { query }) => simulate(ctx, query),
  ),
  reading(
    {
      path: '/trade/simulation/customers',
      summary: 'One product and all my customers: who may buy it on a day, and why not',
      right: 'trade.simulate',
      query: c.CustomersQuery,
      answer: c.CustomerVerdicts,
    },
    (ctx, { query }) => simulateCustomers(ctx, query),
  ),
  downloading(
    {
      path: '/trade/simulation/customers.csv',
      summary: 'The same as a file',
      right: 'trade.simulate',
      query: c.CustomersFileQuery,
    },
    (ctx, { query }) => customersFile(ctx, query),
  ),
]
