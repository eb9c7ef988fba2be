/**
 * The checks that Dockle makes, and the level that each reports (0.4.15, `pkg/types/checkpoint.go`). CIS-DI-0002, 0003, 0004 and 0011 are in
 * its README, and never checked.
 */
import type { DockleLevel } from './findings.ts'

export const DOCKLE_CODES = {
  'CIS-DI-0001': 'WARN',
  'CIS-DI-0005': 'INFO',
  'CIS-DI-0006': 'INFO',
  'CIS-DI-0007': 'FATAL',
  'CIS-DI-0008': 'INFO',
  'CIS-DI-0009': 'FATAL',
  'CIS-DI-0010': 'FATAL',
  'DKL-DI-0001': 'FATAL',
  'DKL-DI-0002': 'FATAL',
  'DKL-DI-0003': 'WARN',
  'DKL-DI-0004': 'FATAL',
  'DKL-DI-0005': 'FATAL',
  'DKL-DI-0006': 'WARN',
  'DKL-LI-0001': 'FATAL',
  'DKL-LI-0002': 'FATAL',
  'DKL-LI-0003': 'INFO',
} as const satisfies Readonly<Record<string, DockleLevel>>
