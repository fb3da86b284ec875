/// Pieces of input on their way into a message.
enum MessageText {
  /// A text in quotes, shortened to what a message can carry, on one line.
  static func quoted(_ text: String) -> String {
    var short = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == 40 {
        short += "…"
        break
      }
      count += 1
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        short += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        short.unicodeScalars.append(scalar)
      }
    }
    return "'\(short)'"
  }

  /// A number with its digits in groups of three.
  static func count(_ number: Int) -> String {
    var text = ""
    let digits = String(number)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
