/** Arabic: en/phone-system.ts. */
export const phoneSystem = {
  callsNow: 'الآن لدى {{name}}',
  in: 'واردة',
  out: 'صادرة',
  unknown: 'في مكالمة',
  passOnOf: 'تحويل المكالمة مع {{name}}',
  passOnTo: 'الاسم أو الرقم المحوَّل إليه',
  passOnHint: 'يوصل نظام الهاتف الطرف الآخر به، ويعود هاتفك متاحًا.',
  passOnNow: 'تحويل',
  feed: 'القراءة كخلاصة',
  feedTitle: 'خلاصة: {{folder}}',
  feedEmpty: 'الخلاصة فارغة.',
  feedWait: 'جارٍ طلب الخلاصة…',
  time: 'الوقت في نظام الهاتف',
  timeHint: 'أوقات الجداول بهذه الساعة.',
} as const
