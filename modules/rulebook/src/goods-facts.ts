import { Day } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import { PartyFacts, ProductFacts } from './contract.ts'

const closed = { additionalProperties: false } as const
const yes = (description: string) => Type.Boolean({ description })

/** The firms of a deed about goods, as far as rules about goods look at them. */
const Firm = Type.Pick(PartyFacts, ['orgId', 'kind', 'province'], closed)

/** One promised lot on the day it leaves: what it is, which papers go with it, who carries it. */
export const ShipmentFacts = Type.Object(
  {
    date: Day,
    seller: Firm,
    buyer: Firm,
    product: ProductFacts,
    lot: Type.Object(
      {
        expiresOn: Day,
        accepted: yes('accepted after receipt (合格)'),
        recalled: Type.Boolean(),
        stopped: yes('a hold on it is open'),
        placeFits: yes('it lies where its temperature is kept'),
        hasReport: yes('the number of its test report (检验报告) is on file'),
      },
      closed,
    ),
    note: Type.Object(
      {
        complete: yes('the delivery note has every field that the law names'),
        lacks: Type.String({ description: 'the fields that are missing' }),
      },
      closed,
    ),
    carrier: Type.Object(
      {
        own: yes('the seller carries the goods itself'),
        onFile: yes('the carrier is a firm known here'),
        approved: yes('the seller’s quality unit has approved it, and the approval runs'),
      },
      closed,
    ),
  },
  closed,
)
export type ShipmentFacts = Static<typeof ShipmentFacts>

/** One lot that a buyer signs for at the door. */
export const ReceiptFacts = Type.Object(
  {
    date: Day,
    seller: Firm,
    buyer: Firm,
    product: ProductFacts,
    lot: Type.Object({ expiresOn: Day }, closed),
    arrival: Type.Object(
      {
        measured: yes('somebody measured the temperature when the goods arrived'),
        celsius: Type.Number({ description: 'as measured; 0 when nobody did' }),
        logSeen: yes('the temperature record of the whole way was seen and is without a gap'),
      },
      closed,
    ),
  },
  closed,
)
export type ReceiptFacts = Static<typeof ReceiptFacts>

/** One lot that a buyer wants to send back. */
export const ReturnFacts = Type.Object(
  {
    date: Day,
    sold: yes('this lot was delivered with this order'),
    leftUnits: Type.Integer({ description: 'signed for and neither returned nor asked back' }),
    askedUnits: Type.Integer(),
  },
  closed,
)
export type ReturnFacts = Static<typeof ReturnFacts>

/** The invoices of one lot from its producer to a hospital, counted after research of the group and of agents. */
export const InvoiceFacts = Type.Object(
  {
    date: Day,
    seller: Firm,
    buyer: Firm,
    product: ProductFacts,
    chain: Type.Object(
      {
        passes: Type.Integer({
          description: 'invoices between different groups that are known, the last included',
        }),
        complete: yes('the chain is known back to the producer'),
      },
      closed,
    ),
  },
  closed,
)
export type InvoiceFacts = Static<typeof InvoiceFacts>
