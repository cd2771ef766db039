import { memo } from 'react'
import type { CardParts } from './types.ts'

type CardProps<Row> = {
  row: Row
  id: string
  open: boolean
  card: (row: Row) => CardParts
  onOpen: ((id: string) => void) | undefined
}

function PlainCard<Row>({ row, id, open, card, onOpen }: CardProps<Row>) {
  const parts = card(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the title is a button; the card is only a larger target
    <li
      className="card"
      data-id={id}
      data-open={open || undefined}
      onClick={event => {
        if (!(event.target as Element).closest('button,a,input,label')) onOpen?.(id)
      }}
    >
      <div className="card-head">
        {onOpen ? (
          <button type="button" className="row-name" onClick={() => onOpen(id)}>
            {parts.title}
          </button>
        ) : (
          <b>{parts.title}</b>
        )}
        {parts.side}
      </div>
      {parts.facts && <div className="card-facts">{parts.facts}</div>}
      {(parts.foot || parts.action) && (
        <div className="card-foot">
          {parts.foot?.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a card have fixed places
            <span key={at}>{part}</span>
          ))}
          {parts.action}
        </div>
      )}
    </li>
  )
}

const Card = memo(PlainCard) as typeof PlainCard

type CardsProps<Row> = Omit<CardProps<Row>, 'row' | 'id' | 'open'> & {
  rows: readonly Row[]
  id: (row: Row) => string
  label: string
  open: string
}

/** The rows of a table on a phone. */
export function Cards<Row>({ rows, id, label, open, card, onOpen }: CardsProps<Row>) {
  return (
    <ul className="cards" aria-label={label}>
      {rows.map(row => (
        <Card key={id(row)} row={row} id={id(row)} open={open === id(row)} card={card} onOpen={onOpen} />
      ))}
    </ul>
  )
}
