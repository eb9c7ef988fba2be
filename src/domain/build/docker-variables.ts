/**
 * The environment variables that a build's programs get, each by its whole name: what another variable holds, whatever its name begins
 * with, is not theirs (BUILDX_BAKE_GIT_AUTH_TOKEN is a token).
 */
import { NETWORK_VARIABLES } from '../network-variables.ts'

/** What the docker client reads (docker docs, "docker", environment variables). A DOCKER_PASSWORD of a workflow is not part of it. */
const DOCKER_CLIENT = [
  ...['DOCKER_API_VERSION', 'DOCKER_AUTH_CONFIG', 'DOCKER_BUILDKIT', 'DOCKER_CERT_PATH', 'DOCKER_CONFIG'],
  ...['DOCKER_CONTENT_TRUST', 'DOCKER_CONTENT_TRUST_SERVER', 'DOCKER_CONTEXT', 'DOCKER_CUSTOM_HEADERS'],
  ...['DOCKER_DEFAULT_PLATFORM', 'DOCKER_HOST', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY'],
]

/**
 * What buildx reads for a build (docker docs, "Build variables", build tool configuration). Of the rest, the flags of the build or its
 * labels decide (BUILDKIT_PROGRESS, BUILDX_NO_DEFAULT_ATTESTATIONS, BUILDX_GIT_LABELS), or it is for other commands and terminals.
 */
const BUILDX = ['BUILDX_BUILDER', 'BUILDX_CONFIG', 'BUILDX_EXPERIMENTAL', 'BUILDX_GIT_CHECK_DIRTY', 'BUILDX_GIT_INFO']

/** Folders of the user (XDG Base Directory Specification): a rootless engine's socket, the configuration of git and of login helpers. */
const USER_FOLDERS = [
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_CONFIG_DIRS', 'XDG_DATA_HOME', 'XDG_DATA_DIRS'],
  ...['XDG_CACHE_HOME', 'XDG_STATE_HOME'],
]

/** POSIX, "Internationalization Variables". */
export const LOCALE_VARIABLES: readonly string[] = [
  ...['LANG', 'LC_ALL', 'LC_COLLATE', 'LC_CTYPE', 'LC_MESSAGES', 'LC_MONETARY', 'LC_NUMERIC', 'LC_TIME'],
]

/** The variables that docker, buildx and git read; the user's logins and proxies stay in force. */
export const DOCKER_ENVIRONMENT: readonly string[] = [
  ...['PATH', 'HOME', 'SSH_AUTH_SOCK', 'TMPDIR'],
  ...DOCKER_CLIENT,
  ...BUILDX,
  ...USER_FOLDERS,
  ...LOCALE_VARIABLES,
  ...NETWORK_VARIABLES,
]

/** What buildx needs to reach GitHub's cache service. */
export const GITHUB_CACHE_VARIABLES: readonly string[] = [
  ...['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_CACHE_URL', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_SERVICE_V2'],
]

/**
 * By which a login helper for ECR and an S3 cache find credentials, region and endpoints: the variables of AWS's SDKs and CLI (AWS SDKs and
 * Tools Reference Guide, "Environment variables list") and of amazon-ecr-credential-helper (its README).
 */
export const AWS_VARIABLES: readonly string[] = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_ACCOUNT_ID'],
  ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SDK_LOAD_CONFIG'],
  ...['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_LOGIN_CACHE_DIRECTORY'],
  ...['AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
  ...['AWS_CONTAINER_AUTHORIZATION_TOKEN', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'],
  ...['AWS_EC2_METADATA_DISABLED', 'AWS_EC2_METADATA_V1_DISABLED', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'],
  ...['AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', 'AWS_METADATA_SERVICE_TIMEOUT', 'AWS_METADATA_SERVICE_NUM_ATTEMPTS'],
  ...['AWS_CA_BUNDLE', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_ECR', 'AWS_ENDPOINT_URL_ECR_PUBLIC'],
  ...['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC'],
  ...['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'AWS_STS_REGIONAL_ENDPOINTS', 'AWS_USE_DUALSTACK_ENDPOINT'],
  ...['AWS_USE_FIPS_ENDPOINT', 'AWS_ACCOUNT_ID_ENDPOINT_MODE', 'AWS_S3_USE_ARN_REGION'],
  ...['AWS_S3_DISABLE_EXPRESS_SESSION_AUTH', 'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS'],
  ...['AWS_MAX_ATTEMPTS', 'AWS_RETRY_MODE', 'AWS_DEFAULTS_MODE', 'AWS_SDK_UA_APP_ID'],
  ...['AWS_REQUEST_CHECKSUM_CALCULATION', 'AWS_RESPONSE_CHECKSUM_VALIDATION', 'AWS_AUTH_SCHEME_PREFERENCE'],
  ...['AWS_ECR_CACHE_DIR', 'AWS_ECR_DISABLE_CACHE', 'AWS_ECR_IGNORE_CREDS_STORAGE'],
]
