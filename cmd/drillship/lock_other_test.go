//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

const canLock = false

func lock(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("scripts ask [locks] first") }
