/** The part of the Chrome DevTools protocol the stand-in speaks: method -> [parameters, answer].
 *  Source: chromedevtools.github.io/devtools-protocol/tot. */
type None = Readonly<Record<never, never>>
export type HeaderEntry = { readonly name: string; readonly value: string }
export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'
export type WindowBounds = {
  readonly left?: number
  readonly top?: number
  readonly width?: number
  readonly height?: number
  readonly windowState?: WindowState
}
export type TargetInfo = {
  readonly targetId: string
  readonly type: string
  readonly title: string
  readonly url: string
  readonly openerId?: string
}
export type PausedRequest = {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}
export type ScreenInfo = {
  readonly width: number
  readonly height: number
  readonly availLeft: number
  readonly availTop: number
  readonly availWidth: number
  readonly availHeight: number
  readonly devicePixelRatio: number
}
export type RemoteValue = { readonly type: string; readonly value?: unknown; readonly description?: string }
type Evaluated = {
  readonly result: RemoteValue
  readonly exceptionDetails?: { readonly text: string; readonly exception?: RemoteValue }
}

export type Commands = {
  'Browser.getWindowForTarget': [{ targetId: string }, { windowId: number }]
  'Browser.setDownloadBehavior': [{ behavior: 'deny'; eventsEnabled: boolean }, None]
  'Browser.setContentsSize': [{ windowId: number; width: number; height: number }, None]
  'Browser.setPermission': [
    { permission: { name: string }; setting: 'granted' | 'denied' | 'prompt'; origin: string },
    None,
  ]
  'Browser.setWindowBounds': [{ windowId: number; bounds: WindowBounds }, None]
  'Emulation.getScreenInfos': [None, { screenInfos: readonly ScreenInfo[] }]
  'Emulation.setFocusEmulationEnabled': [{ enabled: boolean }, None]
  'Emulation.setEmulatedMedia': [
    { features: readonly { readonly name: string; readonly value: string }[] },
    None,
  ]
  'Fetch.continueRequest': [{ requestId: string }, None]
  'Fetch.enable': [{ patterns: readonly { readonly urlPattern: string }[] }, None]
  'Fetch.failRequest': [{ requestId: string; errorReason: 'Aborted' | 'Failed' | 'BlockedByClient' }, None]
  'Fetch.fulfillRequest': [
    { requestId: string; responseCode: number; responseHeaders: readonly HeaderEntry[]; body: string },
    None,
  ]
  'Inspector.enable': [None, None]
  'Page.addScriptToEvaluateOnNewDocument': [{ source: string; worldName?: string }, { identifier: string }]
  'Page.bringToFront': [None, None]
  'Page.captureScreenshot': [
    {
      format: 'png'
      clip?: { x: number; y: number; width: number; height: number; scale: number }
    },
    { data: string },
  ]
  'Page.crash': [None, None]
  'Page.enable': [None, None]
  'Page.navigate': [{ url: string }, { loaderId?: string; errorText?: string }]
  'Page.reload': [{ ignoreCache?: boolean }, None]
  'Page.removeScriptToEvaluateOnNewDocument': [{ identifier: string }, None]
  'Page.setLifecycleEventsEnabled': [{ enabled: boolean }, None]
  'Page.stopLoading': [None, None]
  'Runtime.addBinding': [{ name: string; executionContextName: string }, None]
  'Runtime.enable': [None, None]
  'Runtime.evaluate': [
    {
      expression: string
      contextId?: number
      awaitPromise?: boolean
      returnByValue?: boolean
      userGesture?: boolean
      silent?: boolean
    },
    Evaluated,
  ]
  'Runtime.runIfWaitingForDebugger': [None, None]
  'Target.attachToBrowserTarget': [None, { sessionId: string }]
  'Target.closeTarget': [{ targetId: string }, None]
  'Target.createTarget': [
    {
      url: string
      newWindow?: boolean
      background?: boolean
      left?: number
      top?: number
      width?: number
      height?: number
    },
    { targetId: string },
  ]
  'Target.setAutoAttach': [
    {
      autoAttach: boolean
      waitForDebuggerOnStart: boolean
      flatten: boolean
      filter: readonly { readonly type: string }[]
    },
    None,
  ]
  'Target.setDiscoverTargets': [{ discover: boolean }, None]
}

export type Events = {
  'Browser.downloadWillBegin': {
    readonly frameId: string
    readonly url: string
    readonly suggestedFilename: string
  }
  'Fetch.requestPaused': PausedRequest
  'Inspector.targetCrashed': None
  'Page.frameAttached': { readonly frameId: string; readonly parentFrameId: string }
  'Page.frameNavigated': {
    readonly frame: {
      readonly id: string
      readonly parentId?: string
      readonly loaderId: string
      readonly url: string
      readonly urlFragment?: string
    }
  }
  'Page.frameStartedLoading': { readonly frameId: string }
  'Page.frameStoppedLoading': { readonly frameId: string }
  'Page.lifecycleEvent': { readonly frameId: string; readonly loaderId: string; readonly name: string }
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string }
  'Page.windowOpen': {
    readonly url: string
    readonly windowName: string
    readonly windowFeatures: readonly string[]
  }
  'Runtime.bindingCalled': {
    readonly name: string
    readonly payload: string
    readonly executionContextId: number
  }
  'Runtime.consoleAPICalled': {
    readonly type: string
    readonly args: readonly RemoteValue[]
    readonly stackTrace?: {
      readonly callFrames: readonly { readonly url: string; readonly lineNumber: number }[]
    }
  }
  'Runtime.exceptionThrown': {
    readonly exceptionDetails: {
      readonly text: string
      readonly lineNumber: number
      readonly url?: string
      readonly exception?: RemoteValue
    }
  }
  'Runtime.executionContextCreated': {
    readonly context: {
      readonly id: number
      readonly name: string
      readonly auxData?: { readonly frameId?: string; readonly isDefault?: boolean }
    }
  }
  'Runtime.executionContextsCleared': None
  'Target.attachedToTarget': {
    readonly sessionId: string
    readonly targetInfo: TargetInfo
    readonly waitingForDebugger: boolean
  }
  'Target.targetDestroyed': { readonly targetId: string }
}
