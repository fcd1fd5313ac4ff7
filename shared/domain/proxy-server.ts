/** `host:port` as a person writes a proxy. */
export const PROXY_SERVER =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]{2,45}\]):[0-9]{1,5}$/
