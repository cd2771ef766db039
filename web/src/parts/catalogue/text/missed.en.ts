import type { missedZh } from './missed.zh.ts'

export const missedEn: Record<keyof typeof missedZh, string> = {
  missed: 'Looked for in vain',
  missAbout: 'Words not found three times or more in the last 30 days; nobody knows who looked for them',
  missWords: 'Words',
  missFound: 'What came of it',
  missSearches: 'Searches',
  missLastOn: 'Last day',
  missNothing: 'Not in the catalogue',
  missSpelling: 'Found by another spelling',
  missNoOffer: 'Known, but nobody offers it',
  noMissed: 'No search came to nothing again and again in the last 30 days',
  noMissedHint: 'A word stands here once it was looked for in vain three times',
}
