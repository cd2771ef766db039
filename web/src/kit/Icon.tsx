/** Strokes on a 24 grid, drawn at text size. Add a path here rather than an icon package to a page. */
const paths = {
  search: 'M21 21l-4.4-4.4M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0z',
  filter: 'M3 5h18l-7 8.5V19l-4 1.5v-7z',
  columns: 'M4 4h16v16H4zM10 4v16M15 4v16',
  download: 'M12 3v12m-5-5 5 5 5-5M4 20h16',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cart: 'M2.5 4h3l2.6 11.5h10L20.5 7H6.3M9 20h.01M17 20h.01',
  orders: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5',
  statement: 'M5 3h10l4 4v14H5zM14.5 3v4.5H19M8.5 12h7M8.5 16h7',
  file: 'M6 3h8l4 4v14H6zM13.5 3v4.5H18',
  box: 'M12 3l8.5 4.5v9L12 21l-8.5-4.5v-9zM3.8 7.7 12 12l8.2-4.3M12 12v9',
  stock: 'M3 9.5 12 4l9 5.5V20H3zM8 20v-7h8v7M8 16.5h8',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2',
  users:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6.3M18 15c2 .8 3.2 2.6 3.5 5',
  user: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c.5-4 3.8-6 8-6s7.5 2 8 6',
  logout: 'M14 4h5v16h-5M3 12h11m-4-4 4 4-4 4',
  language:
    'M3 6h10M8 3v3M5 13c3.5-1.3 5.5-3.7 6-7M6 8.5c.8 2 2.8 3.7 5.5 4.5M12 21l4.5-11L21 21M13.5 17.5h6',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.400 1.400M17.3 17.3l1.400 1.400M5.3 18.7l1.400-1.400M17.3 6.7l1.400-1.400',
  keyboard: 'M2.5 6h19v12h-19zM6 10h.01M10 10h.01M14 10h.01M18 10h.01M7.5 14.5h9',
  warn: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.5h.01',
  law: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0zM19 7l-2.5 6a2.7 2.7 0 0 0 5 0z',
  proof: 'M12 3l8 3v6c0 4.5-3.2 7.600-8 9-4.8-1.400-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-4.5',
  truck:
    'M2 6h12v11H2zM14 10h4.5L22 13.5V17h-8M6.5 19.5a1.8 1.8 0 1 0 0-3.600 1.8 1.8 0 0 0 0 3.600zM17.5 19.5a1.8 1.8 0 1 0 0-3.600 1.8 1.8 0 0 0 0 3.600z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2',
  trash: 'M4 6.5h16M9 6V3.5h6V6M6 6.5 7 21h10l1-14.5M10 11v6M14 11v6',
  refresh: 'M20 5v5h-5M4 19v-5h5M5.5 9.5A7.5 7.5 0 0 1 19.5 9M18.5 14.5A7.5 7.5 0 0 1 4.5 15',
  money: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 7.5 12 12l3.5-4.5M12 12v5.5M9 12.5h6M9 15h6',
  bell: 'M18 16V11a6 6 0 1 0-12 0v5l-2 2.5h16zM10 21h4',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  return: 'M9 5 4 10l5 5M4.5 10H14a5.5 5.5 0 0 1 0 11h-3',
  key: 'M8 20a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.2 12.3 20 3.5M16.5 7l3 3',
  grid: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z',
}

export type IconName = keyof typeof paths

/** Decorative: the button or text beside it carries the words. */
export function Icon({ name, size = 15 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
