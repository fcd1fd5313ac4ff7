import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Names } from './as-electron.ts'

type Template = Electron.MenuItemConstructorOptions
type ItemUsed =
  | 'id'
  | 'label'
  | 'sublabel'
  | 'toolTip'
  | 'type'
  | 'checked'
  | 'enabled'
  | 'visible'
  | 'accelerator'
  | 'role'
  | 'icon'

type MenuUsed = 'append' | 'closePopup' | 'getMenuItemById' | 'insert' | 'items' | 'popup'

/** What a role does here; a role that is missing does nothing. */
export type Roles = Readonly<Record<string, () => void>>
let lastCommand = 0

/** One line of a menu. `click()` is what a person's click does: check marks flip first, then the handler runs. */
export class StandInMenuItem
  implements Pick<Electron.MenuItem, ItemUsed>, Partial<Names<Electron.MenuItem, 'submenu'>>
{
  readonly commandId = ++lastCommand
  readonly id: string
  readonly label: string
  readonly sublabel: string
  readonly toolTip: string
  readonly type: NonNullable<Template['type']>
  readonly role?: NonNullable<Electron.MenuItem['role']>
  readonly accelerator: Electron.MenuItem['accelerator']
  readonly icon?: NonNullable<Template['icon']>
  readonly submenu?: StandInMenu
  checked: boolean
  enabled: boolean
  visible: boolean
  readonly click: (event?: unknown, window?: unknown, contents?: unknown) => void

  constructor(options: Template, roles: Roles) {
    if (options.submenu === undefined && options.type === 'submenu') {
      throw new TypeError('Invalid submenu')
    }
    this.id = options.id ?? ''
    this.label = options.label ?? options.role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu')
    this.checked = options.checked ?? false
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    // Templates also know macOS's substitution roles, which items do not name.
    if (options.role !== undefined) this.role = options.role as NonNullable<Electron.MenuItem['role']>
    this.accelerator = options.accelerator ?? null
    if (options.icon !== undefined) this.icon = options.icon
    if (options.submenu !== undefined) {
      this.submenu = Array.isArray(options.submenu)
        ? StandInMenu.fromTemplate(options.submenu, roles)
        : (options.submenu as unknown as StandInMenu)
    }
    this.click = (event, window) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked
      const role = this.role === undefined ? undefined : roles[this.role]
      if (role) role()
      else
        options.click?.(
          this as unknown as Electron.MenuItem,
          window as Electron.BaseWindow,
          event as Electron.KeyboardEvent,
        )
    }
  }
}

/** A menu as data. `popup` shows nothing. */
export class StandInMenu extends EventEmitter implements Names<Electron.Menu, MenuUsed> {
  readonly items: StandInMenuItem[] = []

  static fromTemplate(template: readonly (Template | StandInMenuItem)[], roles: Roles): StandInMenu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new StandInMenu()
    for (const item of template) {
      menu.append(item instanceof StandInMenuItem ? item : new StandInMenuItem(item as Template, roles))
    }
    return menu
  }

  append(item: StandInMenuItem): void {
    this.items.push(item)
  }
  insert(position: number, item: StandInMenuItem): void {
    this.items.splice(position, 0, item)
  }
  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(options?: { readonly callback?: () => void }): void {
    this.emit('menu-will-show')
    options?.callback?.()
  }
  closePopup(): void {
    this.emit('menu-will-close')
  }
}
