import { DateInput } from '../../../kit/form/DateInput.tsx'
import { useFlatSearch, useView } from '../../../kit/view.ts'
import { useDeskText } from '../text.ts'

type Period = { from: string; to: string }

/** From and to as they stand in the address; the server's own default is the last ninety days. */
export function Period({ usual }: { usual: Period }) {
  const t = useDeskText()
  const search = useFlatSearch()
  const { filter } = useView()
  const from = search.from ?? usual.from
  const to = search.to ?? usual.to
  const day = (name: 'from' | 'to', value: string) => (
    <span className="period-day">
      <label htmlFor={`statement-${name}`}>{t(name)}</label>
      <DateInput
        id={`statement-${name}`}
        value={value}
        onChange={next => filter(name, next ? [next] : [])}
        onBlur={() => {}}
        invalid={from > to}
        describedBy="statement-period-say"
      />
    </span>
  )
  return (
    <div className="period">
      {day('from', from)}
      {day('to', to)}
      <span id="statement-period-say" className="bad small" role="alert">
        {from > to && t('periodWrong')}
      </span>
    </div>
  )
}
