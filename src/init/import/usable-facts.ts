/** What a workflow says that cannot be used as it is written is left to people, with its line. Pure. */
import { name } from './imported.ts'
import type { Fact, FactName, Left } from './translation.ts'

export const accountIn = (role: string | null): string | null =>
  /^arn:[\w-]+:iam::(\d{12}):/u.exec(role ?? '')?.[1] ?? null

interface Form {
  readonly isRight: (value: string) => boolean
  readonly why: string
}

const FORMS: Partial<Readonly<Record<FactName, Form>>> = {
  region: {
    isRight: (value) => /^[a-z]{2}(?:-[a-z]+)+-\d$/u.test(value),
    why: 'is no region: set `--region`',
  },
  role: {
    isRight: (value) => accountIn(value) !== null,
    why: 'is no ARN of a role, so neither the role nor its account was taken: set `--account`, and `role-to-assume` in ship-to-ecs.yaml',
  },
  'registry-account': {
    isRight: (value) => /^\d{12}$/u.test(value),
    why: 'is no account id of 12 digits: set `--registry-account`',
  },
}

/** @param facts of all jobs */
export const usableFacts = (
  facts: readonly Fact[],
): { readonly usable: readonly Fact[]; readonly unusable: readonly Left[] } => {
  const isUsable = ({ name: of, value }: Fact): boolean => FORMS[of]?.isRight(value) ?? true
  return {
    usable: facts.filter(isUsable),
    unusable: facts
      .filter((one) => !isUsable(one))
      .map(({ name: of, value, line }) => ({ line, why: `${name(value)} ${FORMS[of]?.why ?? ''}` })),
  }
}
