import type { Tone } from '../../../parts/badges.tsx'

export const returnTones: Readonly<Record<string, Tone>> = {
  requested: 'amber',
  accepted: 'softgreen',
  rejected: 'plain',
}
