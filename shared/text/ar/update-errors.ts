/** Arabic: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'لا يبحث Sidetone هنا عن تحديثات. اسأل من ثبّته.',
  'update-unsigned': 'هذا التحديث غير موقّع منا. رُفض.',
  'update-tampered': 'عُدّل هذا التحديث بعد توقيعه. رُفض.',
  'update-malformed': 'لم يرسل خادم التحديث تحديثًا. حاول لاحقًا.',
  'update-expired': 'هذا التحديث قديم. رُفض. راجع تاريخ حاسوبك.',
  'update-downgrade': 'هذا التحديث إصدار أقدم. رُفض.',
  'update-other-product': 'هذا التحديث لبرنامج آخر. رُفض.',
  'update-other-channel': 'هذا التحديث لنوع آخر من الإصدارات. رُفض.',
  'update-no-file': 'يوجد إصدار جديد، لكن ليس لهذا الحاسوب.',
  'update-wrong-size': 'ليس طول التحديث كما ينبغي. أُهمل. حاول ثانية.',
  'update-wrong-hash': 'ليس هذا هو التحديث المعلن. أُهمل. حاول ثانية.',
  'update-not-installed': 'تعذّر تثبيت التحديث. يعمل Sidetone كما كان. حاول ثانية.',
} as const
