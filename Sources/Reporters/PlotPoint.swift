internal import History
internal import RuleEngine
internal import SchemaModel

/// One record as the plot of notices shows it: when it took effect, and after how many days of notice.
struct PlotPoint {
  var day: CalendarDay
  /// Nil where it is not known.
  var days: Int?
  var fate: PromiseFate
  var coordinate: String
  /// What a pointer that rests on it is told, without the coordinate.
  var remark: String

  init(_ record: AuditRecord) {
    day = record.gone.day
    days = record.countedDays
    fate = record.fate
    coordinate = record.coordinate
    let notice = record.countedDays == nil ? "notice not known" : "\(record.noticeText) days"
    remark = "\(record.what) on \(record.gone.day), \(record.verdict.rawValue), \(notice)"
  }
}
