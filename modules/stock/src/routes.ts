import type { Route } from '@yaolian/kernel'

export const stockRoutes = (): Route[] => []
