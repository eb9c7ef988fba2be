/** Whether tasks need a way to the internet before they start. */
import type { Answers } from '../init-answers.ts'

/** Side-cars come from public.ecr.aws, for which there is no endpoint. */
const WITH_SIDE_CAR: readonly Answers['addOns'][number][] = ['firelens', 'tracing']

export const needsNatGateway = ({ profile, existing, addOns }: Answers): boolean =>
  profile === 'standard' && existing === null && WITH_SIDE_CAR.some((name) => addOns.includes(name))
