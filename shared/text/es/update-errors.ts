/** Spanish: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'Sidetone no busca actualizaciones aquí. Pregunte a quien lo instaló.',
  'update-unsigned': 'Esta actualización no está firmada por nosotros. Se rechazó.',
  'update-tampered': 'Esta actualización se modificó después de firmarse. Se rechazó.',
  'update-malformed': 'El servidor no envió ninguna actualización. Inténtelo más tarde.',
  'update-expired': 'Esta actualización está caducada. Se rechazó. Compruebe la fecha de su ordenador.',
  'update-downgrade': 'Esta actualización es una versión más antigua. Se rechazó.',
  'update-other-product': 'Esta actualización es para otro programa. Se rechazó.',
  'update-other-channel': 'Esta actualización es para otro tipo de edición. Se rechazó.',
  'update-no-file': 'Hay una versión nueva, pero no para este ordenador.',
  'update-wrong-size': 'La actualización no tiene la longitud debida. Se descartó. Inténtelo de nuevo.',
  'update-wrong-hash': 'La actualización no es la anunciada. Se descartó. Inténtelo de nuevo.',
  'update-not-installed':
    'La actualización no se pudo instalar. Sidetone funciona como antes. Inténtelo de nuevo.',
} as const
