/** Elastic Load Balancing: the client, and every call that this program makes. */
export {
  ElasticLoadBalancingV2Client as Client,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
