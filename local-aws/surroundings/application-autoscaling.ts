/** Application Auto Scaling: DescribeScalableTargets. */
import * as schemas from '@aws-sdk/client-application-auto-scaling'
import type {
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
} from '@aws-sdk/client-application-auto-scaling'
import type { Service } from '../protocol/call.ts'
import { described, type Surroundings } from './surroundings.ts'

/** Application Auto Scaling over these targets. */
export const autoScalingService = ({ scalableTargets }: Surroundings): Service => ({
  name: 'application-autoscaling',
  schemas,
  operations: {
    DescribeScalableTargets: (input: DescribeScalableTargetsRequest): DescribeScalableTargetsResponse => ({
      ScalableTargets: described(scalableTargets, {
        service: 'application-autoscaling',
        operation: 'DescribeScalableTargets',
      }).filter(
        ({ ServiceNamespace, ResourceId = '' }) =>
          ServiceNamespace === input.ServiceNamespace && input.ResourceIds?.includes(ResourceId) !== false,
      ),
    }),
  },
})
