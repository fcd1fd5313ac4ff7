/** A browser's window comes with an address bar that is a page of its own: a renderer nobody sees, which takes more of the
 *  processor while a page opens than the page does. Electron's windows have none. */
export const ADDRESS_BAR_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
] as const

/** For a browser that Playwright starts. Of two such switches the last one counts, so that what Playwright switches off and
 *  our pages need off is here as well: no upgrade to HTTPS of addresses on loopback, no network of its own, no holding
 *  back of the first picture, no check before unload. */
export const NO_ADDRESS_BAR = `--disable-features=${[
  ...ADDRESS_BAR_FEATURES,
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
].join(',')}`
