/** The exit codes of the command line. The action itself ends with 0 or 1. */
import type { BadEnding } from '../adapters/host.ts'

/** 130 is what a shell gives for a program that SIGINT has ended. */
export const EXIT_CODES: Readonly<Record<BadEnding, number>> = { failed: 1, misused: 2, blocked: 3, cancelled: 130 }
