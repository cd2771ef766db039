import type { Job, Module, Route } from '@yaolian/kernel'
import { fileRoutes, forgetFilesJob } from './file-routes.ts'
import { forgetJob, platformRoutes, proveJob } from './platform-routes.ts'

/** What the house itself answers, below no module. */
export const ownRoutes: readonly Route[] = [...platformRoutes, ...fileRoutes]

export const ownJobs = (modules: readonly Module[]): Job[] => [proveJob(modules), forgetJob, forgetFilesJob]
