/// The marks of the plot: one a record where there is room, else one for several that lie at or near
/// one place and came to the same.
struct PlotMarks {
  /// A mark and the records that it stands for.
  struct Mark {
    var x: Double
    var y: Double
    var fate: PromiseFate
    var row: PlotScale.Row
    var points: [PlotPoint]

    /// Larger for more records, so that their number has room in it.
    var radius: Double {
      points.count == 1 ? 5 : 7 + 3 * Double(String(points.count).count)
    }
  }

  private(set) var marks: [Mark]

  /// - Parameter points: In order of time.
  init(_ points: [PlotPoint], _ scale: PlotScale) {
    let single = points.map { point in
      Mark(
        x: scale.x(point.day), y: scale.y(point.days), fate: point.fate,
        row: scale.row(point.days), points: [point])
    }
    marks = Self.gathered(single, most: scale.frame.mostMarks)
    mergeOverlapping()
  }

  /// Those of one cell of a grid become one mark; the cells grow until there are few enough marks.
  private static func gathered(_ single: [Mark], most: Int) -> [Mark] {
    var size = 1.0
    while true {
      var index: [Cell: Int] = [:]
      var marks: [Mark] = []
      for mark in single {
        let cell = Cell(
          x: Int(mark.x / size), y: Int(mark.y / size), fate: mark.fate, row: mark.row)
        if let known = index[cell] {
          marks[known].points += mark.points
        } else {
          index[cell] = marks.count
          marks.append(mark)
        }
      }
      if marks.count <= most { return marks }
      size *= 1.5
    }
  }

  private struct Cell: Hashable {
    var x: Int
    var y: Int
    var fate: PromiseFate
    var row: PlotScale.Row
  }

  /// Two of one sort that would lie on each other become one, which lies between them. Merging makes
  /// marks larger, so it goes on until nothing overlaps.
  private mutating func mergeOverlapping() {
    var isChanged = true
    while isChanged {
      isChanged = false
      var index = 0
      while index < marks.count {
        var other = index + 1
        while other < marks.count {
          if Self.overlap(marks[index], marks[other]) {
            merge(marks.remove(at: other), into: index)
            isChanged = true
          } else {
            other += 1
          }
        }
        index += 1
      }
    }
  }

  private static func overlap(_ left: Mark, _ right: Mark) -> Bool {
    guard left.fate == right.fate, left.row == right.row else { return false }
    let x = left.x - right.x
    let y = left.y - right.y
    // Two that only touch can still be told apart.
    let reach = 0.75 * (left.radius + right.radius)
    return x * x + y * y < reach * reach
  }

  private mutating func merge(_ other: Mark, into index: Int) {
    let weight = Double(other.points.count)
    let total = weight + Double(marks[index].points.count)
    marks[index].x += (other.x - marks[index].x) * weight / total
    marks[index].y += (other.y - marks[index].y) * weight / total
    marks[index].points += other.points
  }
}
