/** The option that chooses the folder of a command. */
import { statSync } from 'node:fs'
import { InvalidArgumentError, Option } from 'commander'

/** A folder that exists: anything else is wrong usage. */
export const directoryOption = (description: string): Option =>
  new Option('-C, --directory <path>', description).argParser((path: string) => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path
    throw new InvalidArgumentError('There is no such folder.')
  })

export const CHECKOUT = 'The root of the checkout, where it is not the current folder.'
