import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { InputProps } from './inputs.tsx'

/** antd's picker (34 KB gzip), in a chunk of its own. */
export function DatePick(p: InputProps<string> & { placeholder: string }) {
  return (
    <DatePicker
      id={p.id}
      className="wide"
      placeholder={p.placeholder}
      value={p.value ? dayjs(p.value, 'YYYY-MM-DD') : null}
      format="YYYY-MM-DD"
      {...(p.invalid ? { status: 'error' as const } : {})}
      aria-describedby={p.describedBy}
      onChange={day => p.onChange(day?.format('YYYY-MM-DD'))}
      onBlur={p.onBlur}
    />
  )
}
