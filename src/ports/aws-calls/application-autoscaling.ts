/** Application Auto Scaling: the client, and every call that this program makes. */
export {
  ApplicationAutoScalingClient as Client,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling'
