/** The environment variables of the machine that a program gets. */

/** All variables whose names begin so. The beginnings are written here, so no text of a user can be one. */
export interface Family {
  readonly startingWith: 'AWS_' | 'BUILDKIT_' | 'BUILDX_' | 'LC_' | 'XDG_'
}

/** A text is the whole name of one variable. */
export type Inherited = string | Family
