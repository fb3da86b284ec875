extension InputError: CustomStringConvertible {
  /// What happened, to what; one sentence without a full stop.
  package var description: String {
    switch self {
    case .emptyArgument: "an input has an empty name"
    case .malformedArgument(let text): "\(quoted(text)) has a line break or a zero byte in it"
    case .address(let text): "\(quoted(text)) is an address, and apilint does not fetch inputs"
    case .absoluteInRevision(let text): "\(quoted(text)) has an absolute path behind the revision"
    case .revisionWithoutPath(let text): "\(quoted(text)) is a git revision without a path"
    case .gitNotInstalled: "the git command was not found"
    case .notARepository(let message): "git cannot use the repository here: \(message)"
    case .unknownRevision(let revision, _, let isShallow):
      "git knows no revision \(quoted(revision))"
        + (isShallow ? " in this clone, which is shallow" : "")
    case .notACommit(let revision): "revision \(quoted(revision)) is no commit"
    case .noCommit: "nothing was committed in this repository yet"
    case .noTags(let pattern, _, _): "no tag fits \(quoted(pattern))"
    case .notAFolder(let path): "\(quoted(path)) is a file, where a folder is needed"
    case .noDatedEntry(let folder, let found):
      "\(quoted(folder)) holds no version with a date in its name"
        + (found.isEmpty ? "" : ", only \(found.map(quoted).joined(separator: ", "))")
    case .missing(let path, _): "\(quoted(path)) does not exist"
    case .missingInRevision(let revision, let tried, _):
      "\(revision.isEmpty ? "git's index" : "revision \(quoted(revision))") has no "
        + tried.map { $0.isEmpty ? "files" : quoted($0) }.joined(separator: " and no ")
        + (tried.count > 1 ? " (tried from the root and from the current folder)" : "")
    case .permissionDenied(let path): "\(quoted(path)) may not be read: permission denied"
    case .isFolder(let path): "\(quoted(path)) is a folder, where a file is needed"
    case .notAFile(let path): "\(quoted(path)) is not a regular file"
    case .tooLarge(let path, let limit): "\(quoted(path)) is larger than \(size(limit))"
    case .tooManyFiles(let folder, let limit):
      "\(quoted(folder)) holds more than \(limit) schema files"
    case .refused(let reference, let from, let reason):
      "\(quoted(reference)), referred to from \(quoted(from)), is not read: "
        + text(of: reason)
    case .missingReference(let reference, let from, let path, _):
      "\(quoted(reference)), referred to from \(quoted(from)), does not exist"
        + (path == reference ? "" : " (looked for \(quoted(path)))")
    case .system(let path, let message): "\(quoted(path)) could not be read: \(message)"
    case .gitFailed(let what, let message): "git could not read \(what): \(message)"
    }
  }

  /// What to do about it; one sentence without a full stop.
  package var remedy: String {
    switch self {
    case .emptyArgument: "name a file, a folder, REV:path or - for standard input"
    case .malformedArgument: "rename the file, or give its text on standard input"
    case .address: "download it first, or pipe it in and write - for it"
    case .absoluteInRevision: "write the path from the root of the repository, without the slash"
    case .revisionWithoutPath(let text): "write \(text):PATH, or \(text): for its whole tree"
    case .gitNotInstalled: "install git, or name files on disk"
    case .notARepository(let message):
      message.contains("dubious ownership")
        ? "run: git config --global --add safe.directory FOLDER, with the folder that git names"
        : "run apilint inside the repository, or name a file or folder that exists"
    case .unknownRevision(let revision, let nearest, let isShallow):
      if !nearest.isEmpty {
        "did you mean \(nearest.map(quoted).joined(separator: " or "))?"
      } else if isShallow {
        "fetch it, with git fetch --unshallow --tags or fetch-depth: 0 in a GitHub workflow"
      } else {
        "check the name, or fetch it, as with git fetch origin \(revision)"
      }
    case .notACommit: "name a branch, a tag or a commit"
    case .noCommit: "commit the schema first"
    case .noTags(_, let nearest, let isShallow):
      if isShallow {
        "fetch them, with git fetch --unshallow --tags or fetch-depth: 0 in a GitHub workflow"
      } else if nearest.isEmpty {
        "fetch them, with git fetch --tags, or make one"
      } else {
        "write a pattern that fits, as for \(nearest.map(quoted).joined(separator: ", "))"
      }
    case .notAFolder: "name the folder that holds the versions"
    case .noDatedEntry:
      "name files or folders by their days, as 2026-01-31.yaml, orders-2026-01-31.yaml or 2026-01-31/"
    case .missing(_, let nearest): meant(nearest) ?? "check the path"
    case .missingInRevision(_, _, let nearest):
      meant(nearest) ?? "check the path; it is written from the root of the repository"
    case .permissionDenied: "make it readable for the user who runs apilint"
    case .isFolder: "name a file in it"
    case .notAFile: "name a regular file"
    case .tooLarge: "split the schema into several files, or raise the limit"
    case .tooManyFiles: "name a folder further down"
    case .refused(_, _, let reason): remedy(for: reason)
    case .missingReference(_, _, _, let nearest):
      meant(nearest) ?? "add the file to the same revision, or correct the reference"
    case .system: "check that the file can be read by other programs"
    case .gitFailed: "check the repository with git fsck"
    }
  }

  private func text(of reason: Refusal) -> String {
    switch reason {
    case .absolutePath: "it is an absolute path"
    case .address: "it is an address, and apilint does not fetch anything"
    case .malformed: "it has a line break or a zero byte in it"
    case .climbs(let root): "it leads out of \(place(root))"
    case .links(let root): "a symbolic link on the way leads out of \(place(root))"
    case .linkInIndex: "it is a symbolic link, and links in git's index are not followed"
    }
  }

  private func remedy(for reason: Refusal) -> String {
    switch reason {
    case .absolutePath: "write it relative to the file that refers to it"
    case .address: "keep a copy beside the schema and refer to that"
    case .malformed: "rename the file"
    case .climbs, .links: "keep the file inside, or name a folder that holds both"
    case .linkInIndex: "refer to the file that the link names"
    }
  }

  private func place(_ root: String) -> String {
    root.isEmpty ? "the repository" : quoted(root)
  }

  private func meant(_ nearest: String?) -> String? {
    nearest.map { "did you mean \(quoted($0))?" }
  }

  private func quoted(_ text: String) -> String { "'\(text)'" }

  private func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
