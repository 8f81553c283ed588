//go:build !linux

package main

import "github.com/rogpeppe/go-internal/testscript"

func canMount() bool { return false }

func tinyDisk(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("scripts ask [mounts] first") }
