// SPDX-License-Identifier: GPL-3.0-or-later

// Command gostandin drives a WebSocket echo server the way a Go program would: a goroutine that reads and one
// that writes at a ticker's beat for every connection, on the library that Coder itself uses. It takes the
// options of bench_roundtrip and prints the same JSON keys, so the two can be compared.
package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/coder/websocket"
)

const headSize = 24

type options struct {
	connections int
	port        int
	tls         bool
	ca          string
	mode        string
	size        int
	interval    time.Duration
	warmUp      time.Duration
	duration    time.Duration
	window      int
	ramp        int
}

func readOptions() options {
	var o options
	var intervalUs int
	var warm, duration float64
	flag.IntVar(&o.connections, "n", 100, "connections")
	flag.IntVar(&o.port, "p", 9001, "port on 127.0.0.1")
	flag.BoolVar(&o.tls, "tls", false, "wss")
	flag.StringVar(&o.ca, "ca", "", "PEM file of whom to trust, needed with -tls")
	flag.StringVar(&o.mode, "mode", "rate", "rate, sat, disc, rand or idle")
	flag.IntVar(&o.size, "s", 1024, "bytes of a message, at least 24")
	flag.IntVar(&intervalUs, "i", 25000, "microseconds between two messages of a connection")
	flag.Float64Var(&warm, "w", 1, "seconds to warm up")
	flag.Float64Var(&duration, "d", 5, "seconds to measure")
	flag.IntVar(&o.window, "win", 4, "messages under way in mode sat")
	flag.IntVar(&o.ramp, "ramp", 64, "connections being set up at once")
	flag.Parse()
	o.interval = time.Duration(intervalUs) * time.Microsecond
	o.warmUp = time.Duration(warm * float64(time.Second))
	o.duration = time.Duration(duration * float64(time.Second))
	return o
}

func (o options) url() string {
	scheme, path := "ws", "/echo"
	if o.tls {
		scheme = "wss"
	}
	switch o.mode {
	case "disc":
		path = "/discard"
	case "rand":
		path = fmt.Sprintf("/random?%d", o.size)
	}
	return fmt.Sprintf("%s://127.0.0.1:%d%s", scheme, o.port, path)
}

// counts grow for ever; what was measured is the difference of two readings.
type counts struct {
	due, sent, received, sentBytes, receivedBytes, bad, errors atomic.Int64
}

type reading struct{ due, sent, received, sentBytes, receivedBytes int64 }

func (c *counts) read() reading {
	return reading{c.due.Load(), c.sent.Load(), c.received.Load(), c.sentBytes.Load(), c.receivedBytes.Load()}
}

// samples of one connection, sorted together at the end.
type samples struct{ roundTrip, lag []int64 }

type bench struct {
	options
	payload   []byte
	counts    counts
	measuring atomic.Bool
	stopped   atomic.Bool
	epoch     time.Time
}

func (b *bench) now() int64 { return int64(time.Since(b.epoch)) }

func (b *bench) fail(err error) {
	if !b.stopped.Load() {
		if b.counts.errors.Add(1) == 1 {
			fmt.Fprintln(os.Stderr, err)
		}
	}
}

func (b *bench) dialAll(ctx context.Context) ([]*websocket.Conn, error) {
	pool := x509.NewCertPool()
	if b.tls {
		pem, err := os.ReadFile(b.ca)
		if err != nil {
			return nil, err
		}
		pool.AppendCertsFromPEM(pem)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
	header := http.Header{"Coder-Session-Token": {"abcdefghij-0123456789012345678901"}}
	dial := &websocket.DialOptions{
		HTTPClient:      &http.Client{Transport: transport},
		HTTPHeader:      header,
		CompressionMode: websocket.CompressionDisabled,
	}
	conns := make([]*websocket.Conn, b.connections)
	failures := make(chan error, b.connections)
	slots := make(chan struct{}, b.ramp)
	var wait sync.WaitGroup
	for i := range conns {
		slots <- struct{}{}
		wait.Add(1)
		go func() {
			defer func() { <-slots; wait.Done() }()
			conn, _, err := websocket.Dial(ctx, b.url(), dial)
			if err != nil {
				failures <- err
				return
			}
			conn.SetReadLimit(-1)
			conns[i] = conn
		}()
	}
	wait.Wait()
	select {
	case err := <-failures:
		return nil, err
	default:
		return conns, nil
	}
}

// read takes messages until the connection ends, comparing every byte behind the head.
func (b *bench) read(ctx context.Context, conn *websocket.Conn, id int, underWay chan struct{}, s *samples) {
	buffer := make([]byte, 32*1024)
	var head [headSize]byte
	var expected uint32
	for {
		_, message, err := conn.Reader(ctx)
		if err != nil {
			b.fail(err)
			return
		}
		offset := 0
		for err != io.EOF {
			var n int
			n, err = message.Read(buffer)
			if err != nil && err != io.EOF {
				b.fail(err)
				return
			}
			b.counts.receivedBytes.Add(int64(n))
			if b.mode != "rand" {
				b.verify(buffer[:n], offset, head[:])
			}
			offset += n
		}
		b.counts.received.Add(1)
		if b.mode == "rand" {
			continue
		}
		if offset != b.size || int(binary.LittleEndian.Uint32(head[16:])) != id ||
			binary.LittleEndian.Uint32(head[20:]) != expected {
			b.counts.bad.Add(1)
		}
		expected++
		if b.measuring.Load() {
			s.roundTrip = append(s.roundTrip, b.now()-int64(binary.LittleEndian.Uint64(head[0:])))
		}
		if b.mode == "sat" {
			<-underWay
		}
	}
}

func (b *bench) verify(piece []byte, offset int, head []byte) {
	if offset < headSize {
		n := copy(head[offset:], piece)
		piece, offset = piece[n:], offset+n
	}
	if offset+len(piece) > b.size || !bytes.Equal(piece, b.payload[offset:offset+len(piece)]) {
		b.counts.bad.Add(1)
	}
}

// write sends messages until the bench is over: at the ticker's beat, or as fast as the window allows.
func (b *bench) write(ctx context.Context, conn *websocket.Conn, id int, phase time.Duration,
	underWay chan struct{}, s *samples) {
	message := slices.Clone(b.payload)
	var sequence uint32
	send := func(due int64) bool {
		now := b.now()
		binary.LittleEndian.PutUint64(message[0:], uint64(due))
		binary.LittleEndian.PutUint64(message[8:], uint64(now))
		binary.LittleEndian.PutUint32(message[16:], uint32(id))
		binary.LittleEndian.PutUint32(message[20:], sequence)
		sequence++
		b.counts.sent.Add(1)
		b.counts.sentBytes.Add(int64(len(message)))
		if err := conn.Write(ctx, websocket.MessageBinary, message); err != nil {
			b.fail(err)
			return false
		}
		if b.measuring.Load() {
			s.lag = append(s.lag, now-due)
		}
		return true
	}
	if b.mode != "rate" {
		for !b.stopped.Load() {
			if b.mode == "sat" {
				underWay <- struct{}{}
			}
			if !send(b.now()) {
				return
			}
		}
		return
	}
	time.Sleep(phase)
	ticker := time.NewTicker(b.interval)
	defer ticker.Stop()
	for beat := range ticker.C {
		if b.stopped.Load() {
			return
		}
		b.counts.due.Add(1)
		if !send(int64(beat.Sub(b.epoch))) {
			return
		}
	}
}

func cpuSeconds() (user, system float64) {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(usage.Utime), seconds(usage.Stime)
}

// Of its own, without the pages of program files.
func residentKiB() int64 {
	var size, resident, ofFiles int64
	text, _ := os.ReadFile("/proc/self/statm")
	_, _ = fmt.Sscan(string(text), &size, &resident, &ofFiles)
	return (resident - ofFiles) * int64(os.Getpagesize()) / 1024
}

func percentileMs(values []int64, q float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return float64(values[min(int(q*float64(len(values))), len(values)-1)]) / 1e6
}

func merged(all []samples, pick func(*samples) []int64) []int64 {
	var values []int64
	for i := range all {
		values = append(values, pick(&all[i])...)
	}
	slices.Sort(values)
	return values
}

func run(o options) error {
	b := &bench{options: o, payload: make([]byte, o.size), epoch: time.Now()}
	state := uint32(12345)
	for i := range b.payload {
		state = state*1664525 + 1013904223
		b.payload[i] = byte(state >> 24)
	}
	ctx := context.Background()
	residentStart := residentKiB()
	user0, system0 := cpuSeconds()
	begun := time.Now()
	conns, err := b.dialAll(ctx)
	if err != nil {
		return err
	}
	setUp := time.Since(begun).Seconds()
	user1, system1 := cpuSeconds()
	setUpCPU := user1 + system1 - user0 - system0
	residentIdle := residentKiB()

	all := make([]samples, len(conns))
	for i, conn := range conns {
		underWay := make(chan struct{}, o.window)
		go b.read(ctx, conn, i, underWay, &all[i])
		if o.mode != "rand" && o.mode != "idle" {
			phase := 20*time.Millisecond + o.interval*time.Duration(i)/time.Duration(len(conns))
			go b.write(ctx, conn, i, phase, underWay, &all[i])
		}
	}
	time.Sleep(o.warmUp)
	b.measuring.Store(true)
	before := b.counts.read()
	user0, system0 = cpuSeconds()
	begun = time.Now()
	time.Sleep(o.duration)
	seconds := time.Since(begun).Seconds()
	user1, system1 = cpuSeconds()
	after := b.counts.read()
	residentActive := residentKiB()
	b.measuring.Store(false)
	b.stopped.Store(true)
	for giveUp := time.Now().Add(5 * time.Second); o.mode != "disc" && o.mode != "rand" &&
		b.counts.received.Load() < b.counts.sent.Load() && time.Now().Before(giveUp); {
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond) // the last sample is being appended

	user, system := user1-user0, system1-system0
	sent, received := after.sent-before.sent, after.received-before.received
	messages := float64(sent+received) / 2
	volume := float64(after.sentBytes-before.sentBytes+after.receivedBytes-before.receivedBytes) / 2
	switch o.mode {
	case "disc":
		messages, volume = float64(sent), float64(after.sentBytes-before.sentBytes)
	case "rand":
		messages, volume = float64(received), float64(after.receivedBytes-before.receivedBytes)
	}
	per := func(amount float64) float64 {
		if amount == 0 {
			return 0
		}
		return (user + system) / amount
	}
	roundTrip := merged(all, func(s *samples) []int64 { return s.roundTrip })
	lag := merged(all, func(s *samples) []int64 { return s.lag })
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"name": "go", "mode": o.mode, "tls": o.tls, "connections": o.connections, "size": o.size,
		"interval_us": o.interval.Microseconds(), "setup_s": setUp, "setup_cpu_s": setUpCPU,
		"rss_start_kib": residentStart, "rss_idle_kib": residentIdle, "rss_active_kib": residentActive,
		"seconds": seconds, "cpu_user_s": user, "cpu_system_s": system,
		"due": after.due - before.due, "sent": sent, "received": received, "skipped": 0,
		"mb_per_s": volume / 1e6 / seconds, "cpu_us_per_message": per(messages) * 1e6,
		"cpu_s_per_gb": per(volume) * 1e9, "core": (user + system) / seconds,
		"p50_ms": percentileMs(roundTrip, 0.5), "p99_ms": percentileMs(roundTrip, 0.99),
		"max_ms": percentileMs(roundTrip, 1), "lag_p99_ms": percentileMs(lag, 0.99),
		"total_sent": b.counts.sent.Load(), "total_received": b.counts.received.Load(),
		"bad": b.counts.bad.Load(), "errors": b.counts.errors.Load(),
	})
}

func main() {
	if err := run(readOptions()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
