import { chownSync, existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Identity } from './account.ts'
import { thisMachine, walBytesMax } from './settings.ts'

export type DiskState = {
  freeBytes: number
  /** Below this, writes are refused and readiness says so, before PostgreSQL has to stop. */
  neededBytes: number
  isLow: boolean
}

const GB = 1024 ** 3
const RESERVE_BYTES = 64 * 1024 * 1024
/** 5 % of a 4 TB disk is 200 GB, which nobody is short of. */
const SHARE_BYTES_MAX = 10 * GB

/**
 * The room PostgreSQL needs to keep going: twice its write-ahead log or 5 % of the disk (10 GB at most).
 * Bytes.
 */
export function neededBytes(diskBytes: number, walBytes: number): number {
  return Math.max(2 * walBytes, Math.min(0.05 * diskBytes, SHARE_BYTES_MAX))
}

/**
 * Free room on the disk that holds a directory. Cheap (one statfs): call it once a second rather than per
 * request.
 */
export function diskState(directory: string, walBytes = walBytesMax(thisMachine())): DiskState {
  const disk = statfsSync(directory)
  const freeBytes = disk.bavail * disk.bsize
  const needed = neededBytes(disk.blocks * disk.bsize, walBytes)
  return { freeBytes, neededBytes: needed, isLow: freeBytes < needed }
}

/**
 * Keeps 64 MB beside the data that can be given back when the disk is full and PostgreSQL can't even recover.
 * Real bytes: a sparse file would reserve nothing. Made only while there is plenty of room.
 */
export function keepReserve(dataDir: string, owner: Identity | undefined): void {
  const path = reservePath(dataDir)
  if (existsSync(path) || diskState(dirname(dataDir)).isLow) return
  writeFileSync(path, Buffer.alloc(RESERVE_BYTES, 1), { mode: 0o600 })
  if (owner) chownSync(path, owner.uid, owner.gid)
}

/** Gives the reserve back; false when there was none. */
export function releaseReserve(dataDir: string): boolean {
  const path = reservePath(dataDir)
  if (!existsSync(path)) return false
  rmSync(path)
  return true
}

function reservePath(dataDir: string): string {
  return `${dataDir}.reserve`
}
