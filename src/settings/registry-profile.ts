/** Names the profile of the AWS CLI for the account of the registry, where the credentials of the environment are of another one. */
export const REGISTRY_PROFILE = 'SHIP_TO_ECS_REGISTRY_PROFILE'
