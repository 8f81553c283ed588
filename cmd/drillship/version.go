package main

import (
	"runtime/debug"
	"strings"
)

// version, commit and date are set when a release is built.
var version, commit, date = "", "", "" //nolint:gochecknoglobals // the linker can set nothing else

// versionText is the release with its commit and day, else what the Go command knows of the build.
func versionText() string {
	if version == "" {
		return buildText(debug.ReadBuildInfo())
	}
	return releaseText(version, commit, date)
}

func releaseText(version, commit, date string) string {
	const short, day = 7, len("2026-11-20")
	var of []string
	for _, s := range []string{commit[:min(len(commit), short)], date[:min(len(date), day)]} {
		if s != "" {
			of = append(of, s)
		}
	}
	if len(of) == 0 {
		return version
	}
	return version + " (" + strings.Join(of, ", ") + ")"
}

// buildText is the module's version if it was installed as one, or the commit of a checkout; with
// "go run" nothing is known.
func buildText(info *debug.BuildInfo, ok bool) string {
	const unknown = "(devel)"
	if !ok || info.Main.Version == "" || info.Main.Version == unknown {
		return "development build"
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}
